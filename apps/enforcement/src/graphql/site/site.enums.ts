import { codeEnum } from '@gezhi/subgraph';
import { SITE_KINDS, SUPERVISION_CLASSES } from '../../domain/site/site.codes';

export const RegulatedSiteKindEnum = codeEnum(SITE_KINDS);
export const SupervisionClassEnum = codeEnum(SUPERVISION_CLASSES);
