import { components, operations } from './generated/openapi';

type Schemas = components['schemas'];

/**
 * Shapes of the HTTP API, derived from its OpenAPI document.
 *
 * @public
 */
export type BoardPage = Schemas['DeliveryPage'];
/** @public */
export type BoardRow = Schemas['BoardRow'];
/** @public */
export type BoardCell = Schemas['BoardCell'];
/** @public */
export type EnvironmentSummary = Schemas['EnvironmentSummary'];
/** @public */
export type DeliveryView = Schemas['Delivery'];
/** @public */
export type DeliveryEnvironmentView = Schemas['DeliveryEnvironment'];
/** @public */
export type PlacementView = Schemas['Placement'];
/** @public */
export type RevisionView = Schemas['Revision'];
/** @public */
export type TargetSummary = Schemas['TargetSummary'];
/** @public */
export type ResourceView = Schemas['Resource'];
/** @public */
export type ResourcePage = Schemas['ResourcePage'];
/** @public */
export type ResourceDocuments = Schemas['ResourceDocuments'];
/** @public */
export type HistoryEntry = Schemas['HistoryEntry'];
/** @public */
export type HistoryPage = Schemas['HistoryPage'];
/** @public */
export type DeclarationProblem = Schemas['DeclarationProblem'];
/**
 * Parameters, bodies and answers of each operation, by its `operationId`.
 *
 * @public
 */
export type GitopsOperations = operations;
