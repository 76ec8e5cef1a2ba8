import { parseArgs } from 'node:util';

export interface StartOptions {
  readonly help: boolean;
  /** Load the demonstration of Qinhuai when the databases do not hold it yet. */
  readonly demo: boolean;
  /** Erase the embedded database first. */
  readonly reset: boolean;
}

export const USAGE = `npm start [-- options]

  --no-demo   empty databases: no demonstration of Qinhuai
  --reset     erase the embedded database first
  -h, --help  this text

  PORT           port of the graph on this machine; 4000 when not given
  DATABASE_URL   a PostgreSQL server of your own instead of the embedded one;
                 the databases gezhi_grid, gezhi_party_building, gezhi_services,
                 gezhi_enforcement and gezhi_bus are made there
  LOG_LEVEL      how much the processes write to .gezhi/run/logs; info when not given`;

/** A text for the person when the words are not understood. */
export function parseOptions(words: readonly string[]): StartOptions | string {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        'no-demo': { type: 'boolean' },
        reset: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return {
      help: values.help ?? false,
      demo: values['no-demo'] !== true,
      reset: values.reset ?? false,
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return `${message.split('. ')[0] ?? message}.\n\n${USAGE}`;
  }
}
