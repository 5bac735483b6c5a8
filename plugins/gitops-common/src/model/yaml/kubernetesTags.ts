import { ScalarTag, Tags } from 'yaml';

const octal: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  format: 'OCT',
  test: /^[-+]?0o[0-7]+$/,
  resolve: text =>
    text.startsWith('-')
      ? -BigInt(text.slice(1))
      : BigInt(text.replace('+', '')),
};

// go-yaml, which all Kubernetes tools use, keeps these as the strings they were written as.
const notInKubernetes = [
  'tag:yaml.org,2002:binary',
  'tag:yaml.org,2002:timestamp',
  'tag:yaml.org,2002:omap',
  'tag:yaml.org,2002:pairs',
  'tag:yaml.org,2002:set',
];

/**
 * The library takes `.` and `e1234567`, which may well be the beginning of a commit's id, for numbers without digits,
 * and so for NaN.
 */
function withDigits(tag: ScalarTag): ScalarTag {
  const { test } = tag;
  return test?.test('.') || test?.test('e1')
    ? { ...tag, test: new RegExp(`^(?=[-+]?\\.?[0-9])(?:${test.source})`) }
    : tag;
}

/**
 * Narrows the tags of YAML 1.1 to what kubectl and its relatives understand: `yes` and `on` are booleans and `0644` is
 * octal, but there are no timestamps and no base-60 numbers, so `12:30:45` and `2024-05-01` stay strings.
 */
export function kubernetesTags(tags: Tags): Tags {
  return [
    octal,
    ...tags
      .filter(
        tag =>
          typeof tag === 'string' ||
          !(notInKubernetes.includes(tag.tag) || tag.format === 'TIME'),
      )
      .map(tag =>
        typeof tag === 'string' || tag.collection ? tag : withDigits(tag),
      ),
  ];
}
