import type { OperationUsage } from '../usage/operation-usage';
import type { NamedSeries } from './metrics/operation-metrics';

/** What those who watch keep with an operation that is known, so that they look for nothing while somebody waits. */
export class WatchedOperation {
  answers = 0;
  named: NamedSeries | null = null;
  usage: OperationUsage | null = null;
  /** Its usage cannot be worked out. */
  isUnusable = false;
}
