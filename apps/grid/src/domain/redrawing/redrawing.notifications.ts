import { defineNotification } from '@gezhi/notifications';

export const REDRAWING_DONE = defineNotification({
  code: 'REDRAWING_DONE',
  subject: { en: 'Grids were drawn anew', zh: '网格调整已生效' },
  text: {
    en: 'Grids of {areaCode} were drawn anew on {effectiveDate}; {events} open events have another grid to work in. Ask for access to the new grids where you need it.',
    zh: '{areaCode} 的网格调整已于 {effectiveDate} 生效，{events} 件未办结事件更换办理网格。如需新网格权限，请另行申请。',
  },
});
export const REDRAWING_FAILED = defineNotification({
  code: 'REDRAWING_FAILED',
  subject: { en: 'A re-drawing of grids did not take effect', zh: '网格调整未能生效' },
  text: {
    en: 'The re-drawing of {areaCode} planned for {effectiveDate} no longer fits: {problem}. Decide it anew.',
    zh: '原定 {effectiveDate} 生效的 {areaCode} 网格调整已不符合现状：{problem}。请重新拟定。',
  },
});
export const REDRAWING_NOTIFICATIONS = [REDRAWING_DONE, REDRAWING_FAILED] as const;
