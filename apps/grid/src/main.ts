import { createLogger } from '@gezhi/server';
import { runSubgraph } from '@gezhi/subgraph';
import { createChannels } from './create-channels';
import { readEnvironment } from './environment';
import { keepingFiles } from './keeping-files';
import { openStore } from './storage/open-store';
import { gridSubgraph, telling } from './subgraph';
import { useIntakeKeys } from './use-cases/intake/intake-keys';
import { useContactKeys } from './use-cases/repeat/contact-keys';

const environment = readEnvironment();
useContactKeys(environment.CONTACT_HASH_KEYS ?? null);
useIntakeKeys(environment.INTAKE_KEYS ?? null);
environment.follow?.({
  onChange: ({ INTAKE_KEYS }) => useIntakeKeys(INTAKE_KEYS ?? null),
  // Told by whoever guards the calls: one environment, one complaint.
  onProblem: () => undefined,
});
const logger = createLogger({ name: 'grid', level: environment.LOG_LEVEL });
const files = keepingFiles(gridSubgraph, openStore(environment), (error) =>
  logger.error({ err: error }, 'the file store cannot do it'),
);
void runSubgraph(telling(files, createChannels(environment)), environment);
