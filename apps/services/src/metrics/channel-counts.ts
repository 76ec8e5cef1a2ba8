import { defineMetric } from '@gezhi/metrics';
import { CHANNEL_TAGS } from '../domain/item/item.codes';
import { ITEMS_IN_FORCE } from './facts';

/** How many items carry each channel tag: counted from what is published, never typed in (V4). */
export const CHANNEL_COUNTS = CHANNEL_TAGS.codes.map((tag) =>
  defineMetric({
    key: `service.items.${tag}`,
    version: '1.0.0',
    kind: 'COUNT',
    unit: 'ITEM',
    title: {
      en: `Service items: ${CHANNEL_TAGS.labels[tag].en}`,
      zh: `${CHANNEL_TAGS.labels[tag].zh}事项数`,
    },
    definition: {
      en: `Items in force on the last day of the window, offered in the area, with the tag ${tag}. An item may have several tags: the counts overlap.`,
      zh: `窗口最后一日在该区域有效、带有“${CHANNEL_TAGS.labels[tag].zh}”标签的事项数。一个事项可有多个标签，各数有重叠。`,
    },
    citizenDerived: false,
    source: 'spec/metrics.md service.channelCounts, spec/services.md V4',
    fact: ITEMS_IN_FORCE,
    numerator: `count(*) FILTER (WHERE f.channel_tags @> ARRAY['${tag}'])`,
  }),
);
