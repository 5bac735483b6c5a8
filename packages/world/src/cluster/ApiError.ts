import { Fields } from './types';

/** A refusal, answered as a `Status` object with the API server's own reasons. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
    readonly details?: Fields,
  ) {
    super(message);
    this.name = 'ApiError';
  }

  toStatus(): Fields {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: this.message,
      reason: this.reason,
      ...(this.details ? { details: this.details } : {}),
      code: this.code,
    };
  }

  static notFound(resource: string, name: string): ApiError {
    return new ApiError(404, 'NotFound', `${resource} "${name}" not found`, {
      name,
      kind: resource,
    });
  }

  static badRequest(message: string): ApiError {
    return new ApiError(400, 'BadRequest', message);
  }

  static expired(message: string): ApiError {
    return new ApiError(410, 'Expired', message);
  }
}
