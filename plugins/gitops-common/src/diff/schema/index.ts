export { OpenApiSchemas, readDefinitionSchemas } from './readKindSchemas';
export type { DefinitionLookup } from './resolveReferences';
