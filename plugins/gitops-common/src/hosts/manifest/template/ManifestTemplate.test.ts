import { JsonValue } from '../../../model/resource';
import { SlotFilling } from '../document/fillSlots';
import { hostManifestLimits } from '../limits';
import { compileTemplate } from './ManifestTemplate';

const vars: Record<string, JsonValue> = {
  text: 'abc',
  number: 5,
  zero: 0,
  empty: '',
  yes: true,
  no: false,
  list: ['p', 'q'],
  none: [],
  map: { k2: 'v2', k1: 'v1' },
  deep: { a: { b: 'DEEP' } },
  'with-dash': 'dash',
  hosts: [{ name: 'x' }, { name: 'y', port: 80 }],
  nothing: null,
  big: 9007199254740993n,
};

/** What a template says, as one text; or every fault on the way. */
function write(text: string, given = vars): string | string[] {
  const written = compileTemplate('goss.yaml', text).write(given);
  if ('fault' in written) {
    return [`file: ${written.fault.message}`];
  }
  if (written.faults.length > 0) {
    return written.faults.map(({ message }) => message);
  }
  const [way] = written.ways;
  const faults = [
    ...way.faults,
    ...way.slots.flatMap(slot => ('fault' in slot ? [slot.fault] : [])),
  ];
  if (faults.length > 0) {
    return faults.map(({ message }) => message);
  }
  const filled = new SlotFilling(way.slots, 'goss.yaml').fillText(way.text);
  return 'value' in filled ? filled.value : [filled.fault.message];
}

// What Go's text/template (1.19, missingkey=error) and sprig's functions write of the same.
describe('a template', () => {
  it.each<[string, string]>([
    ['no template', 'no template'],
    ['{{ .Vars.text }}', 'abc'],
    ['{{.Vars.text}}', 'abc'],
    ['{{ .Vars.deep.a.b }}', 'DEEP'],
    ['{{ (.Vars.deep).a.b }}', 'DEEP'],
    ['{{ $.Vars.text }}', 'abc'],
    ['{{ .Vars.number }}{{ .Vars.zero }}{{ .Vars.yes }}', '50true'],
    ['{{ .Vars.big }}', '9007199254740993'],
    ['{{ index .Vars "with-dash" }}', 'dash'],
    ['{{ index .Vars.list 1 }}', 'q'],
    ['{{ index .Vars.deep "a" "b" }}', 'DEEP'],
    ['{{ index .Vars "deep" "a" "b" }}', 'DEEP'],
    ['{{ "a\\tb" }}{{ `\\raw` }}', 'a\tb\\raw'],
    ['{{ .Vars.text | quote }}', '"abc"'],
    ['{{ quote .Vars.number }}', '"5"'],
    ['{{ .Vars.text | toUpper }}', 'ABC'],
    ['{{ .Vars.text | toUpper | toLower | quote }}', '"abc"'],
    ['{{ .Vars.empty | default "d" }}', 'd'],
    ['{{ .Vars.zero | default 7 }}', '7'],
    ['{{ .Vars.no | default true }}', 'true'],
    ['{{ .Vars.text | default "d" }}', 'abc'],
    ['{{ index .Vars "nope" | default "d" }}', 'd'],
    ['{{ .Vars.nothing | default "d" }}', 'd'],
    ['{{ default "d" .Vars.text }}', 'abc'],
    ['{{ and .Vars.yes .Vars.text }}', 'abc'],
    ['{{ and .Vars.zero .Vars.nope }}', '0'],
    ['{{ or .Vars.empty .Vars.text .Vars.nope }}', 'abc'],
    ['{{ not .Vars.empty }}', 'true'],
    ['{{ eq .Vars.number 5 }} {{ eq .Vars.text "x" "abc" }}', 'true true'],
    ['{{ ne .Vars.text "x" }} {{ .Vars.number | ne 5 }}', 'true false'],
    ['{{ eq .Vars.big 9007199254740993 }}', 'true'],
    ['{{ eq (index .Vars "nope") "x" }}', 'false'],
    ['{{ eq 5 0x5 }} {{ eq 1.5 15e-1 }}', 'true true'],
  ])('computes %s', (text, written) => {
    expect(write(text)).toBe(written);
  });

  it.each<[string, string]>([
    ['a  {{- .Vars.text -}}  b', 'aabcb'],
    ['a\n{{- .Vars.text }}\nb', 'aabc\nb'],
    ['a {{ .Vars.text -}} \n\t b', 'a abcb'],
    ['a {{-3}} b', 'a -3 b'],
    ['a {{/* c */}} b', 'a  b'],
    ['a {{- /* c */ -}} b', 'ab'],
    ['a {{/* {{ .Vars.nope }}\n */ -}} b', 'a b'],
    ['{{\n.Vars.text\n}}', 'abc'],
    ['}} {{ .Vars.text }} }', '}} abc }'],
  ])('trims and comments: %j', (text, written) => {
    expect(write(text)).toBe(written);
  });

  it.each<[string, string]>([
    ['{{ if .Vars.yes }}a{{ end }}', 'a'],
    ['{{ if .Vars.no }}a{{ end }}', ''],
    ['{{ if .Vars.none }}a{{ else }}b{{ end }}', 'b'],
    [
      '{{ if .Vars.no }}a{{ else if eq .Vars.number 5 }}b{{ else }}c{{ end }}',
      'b',
    ],
    ['{{ if .Vars.no }}a{{ else if .Vars.zero }}b{{ else }}c{{ end }}', 'c'],
    ['{{ if index .Vars "nope" }}a{{ else }}b{{ end }}', 'b'],
    ['{{ if and .Vars.yes (not .Vars.no) }}a{{ end }}', 'a'],
    ['{{ range .Vars.list }}{{ . }},{{ end }}', 'p,q,'],
    ['{{ range $v := .Vars.list }}{{ $v }},{{ end }}', 'p,q,'],
    ['{{ range $i, $v := .Vars.list }}{{ $i }}{{ $v }},{{ end }}', '0p,1q,'],
    [
      '{{ range $k, $v := .Vars.map }}{{ $k }}={{ $v }},{{ end }}',
      'k1=v1,k2=v2,',
    ],
    ['{{ range .Vars.none }}a{{ else }}b{{ end }}', 'b'],
    ['{{ range .Vars.nothing }}a{{ end }}', ''],
    ['{{ range index .Vars "nope" }}a{{ else }}b{{ end }}', 'b'],
    ['{{ range .Vars.hosts }}{{ .name }}{{ $.Vars.number }}{{ end }}', 'x5y5'],
    [
      '{{ range .Vars.list }}{{ range $.Vars.list }}{{ . }}{{ end }}{{ end }}',
      'pqpq',
    ],
    ['{{ $x := .Vars.text }}{{ range .Vars.list }}{{ $x }}{{ end }}', 'abcabc'],
    [
      '{{ $x := 1 }}{{ if .Vars.yes }}{{ $x := 2 }}{{ $x }}{{ end }}{{ $x }}',
      '21',
    ],
  ])('decides and repeats: %s', (text, written) => {
    expect(write(text)).toBe(written);
  });

  it.each<[string, string]>([
    ['{{ .Vars.nope }}', 'the variable "nope" is not set'],
    ['{{ .Vars.deep.x.y }}', 'the variable "deep.x" is not set'],
    ['{{ index .Vars "no-pe" }}', 'the variable "no-pe" is not set'],
    ['{{ if .Vars.nope }}{{ end }}', 'the variable "nope" is not set'],
    ['{{ $x := .Vars.nope }}', 'the variable "nope" is not set'],
    [
      '{{ range .Vars.hosts }}{{ if .port }}{{ end }}{{ end }}',
      'the variable "port" is not set',
    ],
    ['{{ .Vars.text.x }}', '"text.x": there are no fields in what is no map'],
    [
      '{{ range .Vars.list }}{{ .x }}{{ end }}',
      '"x": there are no fields in what is no map',
    ],
    ['{{ .Vars.nothing }}', 'the variable has no value'],
    ['{{ .Vars.list }}', 'a list is no text; write it out with {{ range }}'],
    ['{{ .Vars.map }}', 'a map is no text; write it out with {{ range }}'],
    [
      '{{ . }}',
      'what a template is given is no value; name a variable, as .Vars.name',
    ],
    ['{{ index .Vars.list 2 }}', 'there is no element 2 in a list of 2'],
    [
      '{{ index .Vars.list "a" }}',
      'index needs a list and a number, or a map and a text',
    ],
    ['{{ eq .Vars.text 5 }}', 'a text cannot be compared with a number'],
    ['{{ eq .Vars.list "p" }}', 'lists and maps cannot be compared'],
    ['{{ toUpper 5 }}', 'toUpper needs a text'],
    ['{{ not }}', 'wrong number of arguments for not: 0'],
    ['{{ .Vars.text | quote | toUpper }}', 'quote has to be the last function'],
    ['{{ range .Vars.text }}{{ end }}', 'range needs a list or a map'],
    [
      '{{ .Env.HOME }}',
      '.Env is not supported: the environment that goss runs in is not known here',
    ],
    ['{{ .Values.x }}', '.Values is not supported: a template has .Vars'],
    [
      '{{ readFile "/etc/passwd" }}',
      'the function readFile is not supported in templates of host manifests',
    ],
    [
      '{{ getEnv "HOME" }}',
      'the function getEnv is not supported in templates of host manifests',
    ],
    [
      '{{ .Vars.text | sha256sum }}',
      'the function sha256sum is not supported in templates of host manifests',
    ],
    [
      '{{ constructor }}',
      'the function constructor is not supported in templates of host manifests',
    ],
    ['{{ .Vars.constructor }}', 'the variable "constructor" is not set'],
    ['{{ .Vars.__proto__.x }}', 'the variable "__proto__" is not set'],
    ['{{ index .Vars.map "toString" }}', 'the variable "toString" is not set'],
  ])('guesses nothing: %s', (text, message) => {
    expect(write(text)).toContain(message);
  });

  it.each<[string, string]>([
    ['{{ .Vars.text', 'an action has no end: }}'],
    ['{{', 'an action has no end: }}'],
    ['{{}}', 'the end of the action stands where a template cannot have it'],
    ['{{/* a', 'a comment has no end'],
    ['{{/* a */ x }}', 'a comment must fill its action: {{/* ... */}}'],
    ['{{ if .Vars.yes }}', 'a block has no {{ end }}'],
    [
      '{{ if }}{{ end }}',
      'the end of the action stands where a template cannot have it',
    ],
    [
      '{{ end }}',
      'the end of the action stands where a template cannot have it',
    ],
    [
      '{{ else }}',
      'the end of the action stands where a template cannot have it',
    ],
    [
      '{{ range .Vars.list }}{{ else if .Vars.yes }}{{ end }}',
      'something stands where a template cannot have it',
    ],
    [
      '{{ if 1 }}{{ else }}{{ else }}{{ end }}',
      'the end of the action stands where a template cannot have it',
    ],
    ['{{ .Vars.text "x" }}', 'a value takes no arguments'],
    ['{{ 5 | .Vars.text }}', 'after "|" a function is needed'],
    [
      '{{ (eq 1 1 }}',
      'the end of the action stands where a template cannot have it',
    ],
    ['{{ eq 1 1) }}', 'something stands where a template cannot have it'],
    ['{{ "a }}', 'unexpected "\\"" in a template'],
    [
      '{{ "\\q" }}',
      'an escape in a text is not known: known are \\n, \\t, \\", \\\\ and \\u0000',
    ],
    ["{{ 'a' }}", 'unexpected "\'" in a template'],
    ['{{ $x }}', 'the variable $x is not declared'],
    [
      '{{ range $v := .Vars.list }}{{ end }}{{ $v }}',
      'the variable $v is not declared',
    ],
    ['{{ $x := 1 }}{{ $x = 2 }}', 'a variable gets its value once, with ":="'],
    ['{{ $x, $y := .Vars.list }}', 'only range declares two variables'],
    [
      '{{ with .Vars.text }}{{ . }}{{ end }}',
      '{{ with }} is not supported in templates of host manifests',
    ],
    [
      '{{ template "x" }}',
      '{{ template }} is not supported in templates of host manifests',
    ],
    [
      '{{ define "x" }}{{ end }}',
      '{{ define }} is not supported in templates of host manifests',
    ],
    [
      '{{ range .Vars.list }}{{ break }}{{ end }}',
      '{{ break }} is not supported in templates of host manifests',
    ],
    [
      '\ue000 {{ .Vars.text }}',
      'characters U+E000 to U+E003 must not stand in a template',
    ],
    [
      '{{ if 1 }}'.repeat(51),
      'blocks stand within each other more than 50 times',
    ],
    [
      `{{ ${'('.repeat(52)}1${')'.repeat(52)} }}`,
      'parentheses stand within each other more than 50 times',
    ],
  ])('refuses the whole file: %s', (text, message) => {
    expect(write(text)).toEqual([`file: ${message}`]);
  });

  it.each<[string, string, string]>([
    [
      'rounds',
      '{{ range .Vars.l }}{{ range $.Vars.l }}{{ end }}{{ end }}',
      `the loops of the template have more than ${hostManifestLimits.rounds} rounds`,
    ],
    [
      'characters',
      `{{ range .Vars.l }}${'x'.repeat(10_000)}{{ end }}`,
      `the template writes more than ${hostManifestLimits.output} characters`,
    ],
    [
      'characters of values',
      '{{ range .Vars.l }}{{ $.Vars.long }}{{ end }}',
      `the template writes more than ${hostManifestLimits.output} characters`,
    ],
    [
      'work without any output',
      `{{ range .Vars.l }}${'{{ $x := 1 }}'.repeat(1000)}{{ end }}`,
      'the template computes too much',
    ],
    [
      'work in one expression',
      `{{ range .Vars.l }}{{ if ${'not ('.repeat(48)}1${')'.repeat(
        48,
      )} }}${'{{ if (not (not (not (not (not 1))))) }}{{ end }}'.repeat(
        60,
      )}{{ end }}{{ end }}`,
      'the template computes too much',
    ],
    [
      'conditions that cannot be told',
      '{{ if .Vars.nope }}{{ end }}'.repeat(51),
      'too many conditions cannot be told',
    ],
  ])('ends where it would cost too much: %s', (_, text, message) => {
    const l = Array.from({ length: 1000 }, (__, i) => i);
    const long = 'y'.repeat(10_000);
    expect(write(text, { l, long })).toEqual([`file: ${message}`]);
  });

  it.each<[string, 'all' | string[]]>([
    [
      '{{ .Vars.a.b }}{{ if .Vars.c }}{{ else }}{{ .Vars.d }}{{ end }}',
      ['a', 'c', 'd'],
    ],
    ['{{ index .Vars "a-b" .Vars.key }}', ['a-b', 'key']],
    ['{{ range .Vars.list }}{{ . }}{{ $.Vars.x }}{{ end }}', ['list', 'x']],
    ['{{ $x := (.Vars.a) }}{{ $x | default .Vars.b }}', ['a', 'b']],
    ['{{ index .Vars .Vars.name }}', 'all'],
    ['{{ range $k, $v := .Vars }}{{ end }}', 'all'],
    ['{{ range . }}{{ end }}', 'all'],
    ['{{ $x := $ }}{{ $x.Vars.a }}', 'all'],
    ['nothing', []],
  ])('knows what it depends on: %s', (text, uses) => {
    const found = compileTemplate('goss.yaml', text).uses;
    expect(found === 'all' ? found : [...found].sort()).toEqual(uses);
  });
});
