import { AuditKeyError, ExportFormatError } from '@gezhi/audit';
import { exportTrail } from './commands/export';
import { sign } from './commands/sign';
import { verify } from './commands/verify';
import { readOptions, UsageError } from './options';

const HELP = `npm run audit:verify -- --export trail.jsonl --heads heads.jsonl --keys keys.pem
npm run audit:verify -- --database URL --heads heads.jsonl --keys keys.pem
npm run audit:export -- --database URL --out trail.jsonl [--heads heads.jsonl]
npm run audit:sign   -- --database URL --key signing.pem [--heads heads.jsonl]

Verifies an audit trail without network or service and names the first record that was tampered with.
Exit code: 0 sound, 1 tampered with, 2 not understood, 3 cannot be read.

Options
  --export FILE     a trail as audit:export wrote it
  --database URL    the database of one department, as its owner; $DATABASE_URL
  --heads FILE      signed heads, one a line; keep them where nobody who writes the database can
  --keys FILE       the public keys you trust, PEM, one after the other
  --key FILE        the private key to sign with; $AUDIT_SIGNING_KEY_FILE, $AUDIT_SIGNING_KEY
  --out FILE        where the export goes
  --json            one line of JSON for programs`;

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args, process.env);
  if (options.help || options.command === undefined) {
    console.log(HELP);
    return options.help ? 0 : 2;
  }
  switch (options.command) {
    case 'verify':
      return verify(options);
    case 'export':
      return exportTrail(options);
    case 'sign':
      return sign(options, process.env);
    default:
      throw new UsageError(`There is no command ${options.command}: verify, export, sign.`);
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const expected =
      error instanceof UsageError ||
      error instanceof ExportFormatError ||
      error instanceof AuditKeyError ||
      (error instanceof Error && 'code' in error);
    console.error(expected ? (error as Error).message : error);
    process.exitCode = error instanceof UsageError ? 2 : 3;
  },
);
