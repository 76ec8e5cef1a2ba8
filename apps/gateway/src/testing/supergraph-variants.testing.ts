/** Supergraphs over the departments of `startTestGateway` that answer, and are wrong, in different ways. */
export function supergraphVariants(sdl: string) {
  const [whichLine = ''] = /^ {2}which: String.*$/m.exec(sdl) ?? [];
  const [newLine = ''] = /^ {2}brandNew: String.*\n/m.exec(sdl) ?? [];
  if (whichLine === '' || newLine === '') throw new Error('The departments have other fields.');
  const askingOf = (graph: string) =>
    sdl.replace(whichLine, `  which: String @join__field(graph: ${graph})`);
  return {
    /** `which` says `grid`, and there is no `brandNew`. */
    first: askingOf('GRID').replace(newLine, ''),
    /** `which` says `events`, and `brandNew` is there. */
    second: askingOf('EVENTS'),
    /** One more that answers like the second. */
    numbered: (number: number) => `${askingOf('EVENTS')}\n# ${number}\n`,
    broken: {
      SUPERGRAPH_NOT_PARSED: sdl.slice(0, sdl.indexOf('{', sdl.length / 2) + 1),
      SUPERGRAPH_NOT_VALID: 'type Query { which: String }',
      SUPERGRAPH_SUBGRAPH_UNKNOWN: sdl.replaceAll('name: "events"', 'name: "streets"'),
      SUPERGRAPH_RULES_UNKNOWN: sdl.replaceAll('"staff"', '"stuff"'),
    },
  };
}
