import { GitopsOperations } from '@oneroof/plugin-gitops-common';
import { RequestHandler } from 'express';

type Json<T> = T extends { content: { 'application/json': infer Body } }
  ? Body
  : never;

type ParametersOf<
  Name extends keyof GitopsOperations,
  Place extends 'path' | 'query',
> = NonNullable<GitopsOperations[Name]['parameters'][Place]>;

type AnswerOf<Name extends keyof GitopsOperations> = {
  [Status in keyof GitopsOperations[Name]['responses'] & number]: Json<
    GitopsOperations[Name]['responses'][Status]
  >;
}[keyof GitopsOperations[Name]['responses'] & number];

/** A handler of one operation of the OpenAPI document, which has validated its request before. */
export type OperationHandler<Name extends keyof GitopsOperations> =
  RequestHandler<
    ParametersOf<Name, 'path'>,
    AnswerOf<Name>,
    Json<NonNullable<GitopsOperations[Name]['requestBody']>>,
    ParametersOf<Name, 'query'>
  >;

/** Gives a handler the types of its operation: parameters, body and answer. */
export function handle<Name extends keyof GitopsOperations>(
  _operationId: Name,
  handler: OperationHandler<Name>,
): OperationHandler<Name> {
  return handler;
}
