import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Project {
  /** `@gezhi/grid` */
  readonly name: string;
  /** `apps/grid`, relative to the root. */
  readonly folder: string;
}

const GROUPS = ['apps', 'libs', 'tools'];

export function listProjects(root: string): readonly Project[] {
  return GROUPS.flatMap((group) =>
    readdirSync(join(root, group))
      .map((name) => join(group, name))
      .filter((folder) => existsSync(join(root, folder, 'package.json')))
      .map((folder) => ({ folder, name: nameOf(join(root, folder)) })),
  );
}

/** The projects meant by short names; a sentence when one of them is unknown. */
export function chooseProjects(
  all: readonly Project[],
  names: readonly string[],
): readonly Project[] | string {
  const chosen: Project[] = [];
  for (const name of names) {
    const project = all.find(
      (one) => [one.name, one.folder].includes(name) || one.name === `@gezhi/${name}`,
    );
    if (project === undefined) {
      const known = all.map((one) => one.name.replace('@gezhi/', '')).sort();
      return `There is no project ${name}. There are: ${known.join(', ')}.`;
    }
    chosen.push(project);
  }
  return chosen;
}

function nameOf(folder: string): string {
  const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
  };
  return name;
}
