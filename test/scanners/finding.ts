/** One thing that a scanner has against one resource of a stage. */
export interface Finding {
  stage: string;
  /** The scanner, and its own name of the rule. */
  rule: `${'cfn-lint' | 'checkov' | 'cfn-guard'} ${string}`;
  /** Its logical id. */
  resource: string;
}

/** A template that is scanned. */
export interface Template {
  stage: string;
  region: string;
  file: string;
}
