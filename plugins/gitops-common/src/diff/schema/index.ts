export { OpenApiSchemas, readDefinitionSchemas } from './readKindSchemas';
export type { DescribedKind, OpenApiDefinitions } from './readKindSchemas';
