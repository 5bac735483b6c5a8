import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The licences of all packages that files belong to, as their terms ask of those who pass them on. */
export async function collectNotices(files) {
  const folders = [...new Set(files.flatMap(packageFolder))].sort();
  const notices = await Promise.all(folders.map(describePackage));
  return `The program bundles these packages:\n\n${notices.join('\n')}`;
}

/** The folder below the last `node_modules` of a path; none for our own files. */
function packageFolder(file) {
  const match =
    /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file);
  return match ? [match[1]] : [];
}

async function describePackage(folder) {
  const manifest = JSON.parse(
    await readFile(path.join(folder, 'package.json'), 'utf8'),
  );
  const names = (await readdir(folder)).filter(name =>
    /^(licen[cs]e|notice|copying)/i.test(name),
  );
  const texts = await Promise.all(
    names.map(name =>
      readFile(path.join(folder, name), 'utf8').catch(() => ''),
    ),
  );
  return `${'-'.repeat(80)}
${manifest.name} ${manifest.version} (${manifest.license})

${texts.map(text => text.trim()).join('\n\n')}
`;
}
