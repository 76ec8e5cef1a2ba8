import { codeEnum } from '@gezhi/subgraph';
import { PENALTY_KINDS, TRANSFER_KINDS } from '../../domain/power/power.codes';

export const PenaltyKindEnum = codeEnum(PENALTY_KINDS);
export const TransferKindEnum = codeEnum(TRANSFER_KINDS);
