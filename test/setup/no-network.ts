import { Socket } from 'node:net';

/** Unit tests reach nothing: any connection, loopback included, is an error that names where it was going. */
Socket.prototype.connect = function refuse(...target: unknown[]): never {
  throw new Error(`A unit test tried to connect to ${JSON.stringify(target)}.`);
};
