import { DocumentOptions, SchemaOptions } from 'yaml';
import { gossTags } from './gossTags';
import { kubernetesTags } from './kubernetesTags';

/** The dialect of the documents that people write for us. */
export const coreDialect = {
  version: '1.2',
  schema: 'core',
  merge: false,
} satisfies DocumentOptions & SchemaOptions;

/** The dialect of manifests: the scalars of go-yaml are a mix of both versions; see kubernetesTags. */
export const kubernetesDialect = {
  version: '1.2',
  schema: 'yaml-1.1',
  customTags: kubernetesTags,
  merge: true,
} satisfies DocumentOptions & SchemaOptions;

/** The dialect of host manifests, see gossTags. */
export const gossDialect = {
  ...kubernetesDialect,
  customTags: gossTags,
} satisfies DocumentOptions & SchemaOptions;
