import { components as GitopsComponents } from './generated/openapi';

export type {
  components as GitopsComponents,
  operations as GitopsOperations,
} from './generated/openapi';

/**
 * Shapes of the HTTP API, derived from its OpenAPI document.
 *
 * @public
 */
export type BoardPage = GitopsComponents['schemas']['DeliveryPage'];
/** @public */
export type BoardRow = GitopsComponents['schemas']['BoardRow'];
/** @public */
export type BoardCell = GitopsComponents['schemas']['BoardCell'];
/** @public */
export type EnvironmentSummary =
  GitopsComponents['schemas']['EnvironmentSummary'];
/** @public */
export type DeliveryView = GitopsComponents['schemas']['Delivery'];
/** @public */
export type DeliveryEnvironmentView =
  GitopsComponents['schemas']['DeliveryEnvironment'];
/** @public */
export type PlacementView = GitopsComponents['schemas']['Placement'];
/** @public */
export type RevisionView = GitopsComponents['schemas']['Revision'];
/** @public */
export type TargetSummary = GitopsComponents['schemas']['TargetSummary'];
/** @public */
export type ResourceView = GitopsComponents['schemas']['Resource'];
/** @public */
export type ResourcePage = GitopsComponents['schemas']['ResourcePage'];
/** @public */
export type ResourceDocuments =
  GitopsComponents['schemas']['ResourceDocuments'];
/** @public */
export type HistoryEntry = GitopsComponents['schemas']['HistoryEntry'];
/** @public */
export type HistoryPage = GitopsComponents['schemas']['HistoryPage'];
/** @public */
export type DeclarationProblem =
  GitopsComponents['schemas']['DeclarationProblem'];
/** @public */
export type HostOverview = GitopsComponents['schemas']['HostOverview'];
/** @public */
export type HostView = GitopsComponents['schemas']['Host'];
/** @public */
export type SyncAbility = GitopsComponents['schemas']['SyncAbility'];
/** @public */
export type SyncRun = GitopsComponents['schemas']['SyncRun'];
/** @public */
export type SyncRunPage = GitopsComponents['schemas']['SyncRunPage'];
