/** Words of kustomize's own, from the texts of its errors; whatever else it says, it says in words of the tree. */
export const toolWords: ReadonlySet<string> = new Set(
  `
  a accumulating accumulation add after alias all already am ambiguous an anchor and annotations any apiversion applied
  apply are array at back base bases be before below bool build builtin but by byte bytes cannot character characters
  circular components config configmap configmapargs configmapgenerator configurations configure configuring conflict
  conflicting contain contains content contents copy could crds create cycle data decode decoding delete detected did
  directory doc document does duplicate duplicated each either element empty encoding end env envs error evalsymlink
  exactly exist exists expected expects failed failure field fields file files find first for format found from
  generate generated generator generatorargs generatoroptions generators go group has have hash id ids illegal
  illegally image images in index indicates inline inside instead into invalid is it item its json key keys kind
  kustomization kustomize kv kvpairsources labels line list literal literals load loader loading lstat malformed
  malformedyamlerror mapping mappingnode mappings match matches matching merge merging metadata missing more move
  multiple must name named nameprefix namespace namesuffix new no node nogrp nokind non noname nons not nothing nover
  null number object objects of on one only op openapi operation operations option options or original origin own
  pair pairs parse parser parsing patch patched patches patchesjson6902 patchesstrategicmerge
  patchjson6902transformer patchtransformer path paths pattern pod read recursive reference references registered
  regular rejected remote remove repeats replace replacement replacements replacementtransformer replicas required
  resmap resource resources restriction root scalar scalarnode schema secret secretargs secretgenerator security select
  selected selector selectors sequence sequencenode should single so source sources spec start stat strategic stream
  string struct such suffix supported syntax tab target targets template test than that the there this to token too
  transformer transformers trouble type types unable under unexpected unique unknown unmarshal unsupported up update
  utf8 utf-8 valid validators value values vars version was when where which while with without wrong yaml yml
  `
    .trim()
    .split(/\s+/),
);

/** After these a number tells a place. */
export const placeWords: ReadonlySet<string> = new Set([
  'byte',
  'column',
  'index',
  'line',
]);
