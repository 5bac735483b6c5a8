/** One commit to write: whole files, `null` removes one. */
export interface CommitInput {
  author: { name: string; email: string };
  date: Date;
  message: string;
  files: Record<string, string | null>;
}

/** Commits in the format of `git fast-import`: one process writes a whole history. */
export function commitStream(
  commits: readonly CommitInput[],
  options: { branch: string; continues: boolean },
): string {
  const ref = `refs/heads/${options.branch}`;
  return commits
    .map((commit, index) => {
      const seconds = Math.floor(commit.date.getTime() / 1000);
      const who = `${commit.author.name} <${commit.author.email}> ${seconds} +0000`;
      return [
        `commit ${ref}`,
        `author ${who}`,
        `committer ${who}`,
        data(commit.message),
        ...(index === 0 && options.continues ? [`from ${ref}^0`] : []),
        ...Object.entries(commit.files).map(fileLine),
        '',
      ].join('\n');
    })
    .join('');
}

function fileLine([path, content]: [string, string | null]): string {
  const quoted = JSON.stringify(path);
  return content === null
    ? `D ${quoted}`
    : `M 100644 inline ${quoted}\n${data(content)}`;
}

/** Lengths are in bytes, so that any text is carried unchanged. No empty line may follow: it would end the commit. */
function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}
