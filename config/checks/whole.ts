/** Whether it is a whole number in the range, both ends included. */
export const isWhole = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;
