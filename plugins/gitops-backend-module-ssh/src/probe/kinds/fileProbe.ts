import { HostProbe } from '../HostProbe';
import { isShellWord, quoteShellWord } from '../quoteShellWord';
import { fileContentFunctions, fileContents } from './fileContents';
import { readFile } from './readFile';

/**
 * Files, as goss looks at them: links are not followed but by what reads content. `stat` answers in one line; where it
 * is missing or too small (old busyboxes), `ls` stands in.
 */
export const fileProbe: HostProbe = {
  functions: `${fileContentFunctions}${String.raw`
if stat -c %f / >/dev/null; then
  file_stat() { stat -c '%f:%u:%g:%s:%Y:%Z:%U:%G' "$1" 2>&1; }
  file_names() { return 0; }
else
  file_stat() { ls -ldn "$1" 2>&1; }
  file_names() { ls -ld "$1"; }
fi

ask_file() {
  say "$1.stat" file_stat "$2"
  say "$1.names" file_names "$2"
}

link_target() {
  [ -h "$1" ] || return 90
  have readlink || return 93
  readlink "$1"
}
`}`,

  refuse: ({ key }) =>
    key.startsWith('/') && isShellWord(key)
      ? undefined
      : { code: 'invalid', message: 'this is no absolute path' },

  ask: questions =>
    questions.flatMap(({ id, key, properties }) => {
      const path = quoteShellWord(key);
      return [
        `ask_file ${id} ${path}`,
        ...(properties.includes('linked-to')
          ? [`say ${id}.linked-to link_target ${path}`]
          : []),
        ...fileContents
          .filter(({ property }) => properties.includes(property))
          .map(({ name, command }) => `say ${id}.${name} ${command} ${path}`),
      ];
    }),

  read: readFile,
};
