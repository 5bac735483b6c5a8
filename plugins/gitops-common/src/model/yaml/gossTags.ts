import { ScalarTag, Tags } from 'yaml';
import { kubernetesTags } from './kubernetesTags';
import { plainSlot, writePlainSlot } from './slots';

const booleans: ScalarTag = {
  identify: value => typeof value === 'boolean',
  default: true,
  tag: 'tag:yaml.org,2002:bool',
  test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
  resolve: text => text.toLowerCase() === 'true',
};

const slots: ScalarTag = {
  default: true,
  tag: 'tag:oneroof.dev,2026:slot',
  test: plainSlot,
  resolve: text => writePlainSlot(plainSlot.exec(text)![1]),
};

/**
 * The scalars of goss, which reads its files with yaml.v3: as those of Kubernetes' tools, but `yes`, `on` and their
 * relatives are texts.
 */
export function gossTags(tags: Tags): Tags {
  return [
    slots,
    booleans,
    ...kubernetesTags(tags).filter(
      tag => typeof tag === 'string' || tag.tag !== booleans.tag,
    ),
  ];
}
