import { InputError } from '@backstage/errors';
import { RequestHandler } from 'express';

/** PostgreSQL cannot take NUL in text: what would be an internal error there is a mistake of the caller. */
export const refuseNul: RequestHandler = (request, _response, next) => {
  const values = JSON.stringify([request.query, request.body ?? null]);
  const holdsNul = /%00/.test(request.path) || values.includes('\\u0000');
  next(holdsNul ? new InputError('NUL is no valid character') : undefined);
};
