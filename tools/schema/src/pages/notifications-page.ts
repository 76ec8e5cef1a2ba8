import type { SubgraphDefinition } from '@gezhi/subgraph';
import { GENERATED, table } from './markdown';

/** docs/notifications.md: everything people can be told, and in which words. */
export function notificationsPage(subgraphs: readonly SubgraphDefinition[]): string {
  const sections = subgraphs
    .filter(({ notifications = [] }) => notifications.length > 0)
    .map(section);
  return `${['# What people are told · 通知', GENERATED, INTRODUCTION, ...sections].join('\n\n')}\n`;
}

const INTRODUCTION =
  '`{name}` stands for a value. For text messages, a template with the same values is registered under the code: see ' +
  '[Telling people](operations/notifications.md). `{name}` 为取值；短信须以相同取值报备模板，见[通知](operations/notifications.zh-CN.md)。';

function section({ name, notifications = [] }: SubgraphDefinition): string {
  const rows = [...notifications]
    .sort((one, other) => (one.code < other.code ? -1 : 1))
    .map(({ code, subject, text }) => [
      `\`${code}\``,
      `${subject.en} · ${subject.zh}`,
      `${text.en} · ${text.zh}`,
    ]);
  return `## ${name}\n\n${table(['Code', 'Subject', 'Text'], rows)}`;
}
