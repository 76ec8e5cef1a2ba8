/** Supergraphs as operators bring them out, one after the other: each differs from the last, every tenth is broken. */
export interface NumberedSupergraph {
  readonly sdl: string;
  readonly isBroken: boolean;
}

const EVERY_BROKEN = 10;

const BREAK: readonly ((sdl: string) => string)[] = [
  (sdl) => sdl.slice(0, sdl.indexOf('{', sdl.length / 2) + 1),
  () => 'type Query { place: String }',
  (sdl) => sdl.replaceAll('name: "services"', 'name: "streets"'),
  (sdl) => sdl.replaceAll('join__Graph', 'join__Graf'),
  (sdl) => sdl.replace(/type Place\b/, 'type Plaza'),
];

/** A field of one subgraph that nobody asks for; every other supergraph is without it. */
const OWN_FIELD = /^ {2}enforcement: String.*\n/m;

export function supergraphNumber(number: number, sdl: string): NumberedSupergraph {
  if (!OWN_FIELD.test(sdl)) throw new Error('The graph has other fields than expected.');
  const isBroken = number % EVERY_BROKEN === 0;
  const numbered = `${number % 2 === 0 ? sdl : sdl.replace(OWN_FIELD, '')}\n# ${number}\n`;
  if (!isBroken) return { sdl: numbered, isBroken };
  const breaking = BREAK[(number / EVERY_BROKEN) % BREAK.length];
  return { sdl: `${breaking?.(numbered) ?? ''}\n# ${number}\n`, isBroken };
}
