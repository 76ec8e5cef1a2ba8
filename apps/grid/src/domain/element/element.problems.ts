import { defineProblems } from '@gezhi/kernel';

/** What attaching elements to grids can refuse. */
export const ELEMENT_PROBLEMS = defineProblems('element', {
  SECOND_GRID_LAYER: {
    kind: 'RULE',
    message: {
      en: 'Departments attach elements to the grids there are; they open none of their own.',
      zh: '部门只能在现有网格上接入要素，不得另设网格。',
    },
    meaning: {
      en: 'There is one set of grids only (G5). Use attachGridElement.',
      zh: '网格只有一套（G5）。请使用 attachGridElement 接入要素。',
    },
    since: '0.2.0',
    source: 'spec/grid.md G5',
  },
  NOT_ELEMENT_OWNER: {
    kind: 'FORBIDDEN',
    message: {
      en: 'Your organisation may not attach {element} to {gridCode}.',
      zh: '您所在单位无权向 {gridCode} 接入 {element}。',
    },
    meaning: {
      en: 'Which organisation attaches which element where is settled by the district command centre (allowGridElement).',
      zh: '各单位可接入的要素及范围由区指挥中心确定（allowGridElement）。',
    },
    since: '0.2.0',
    source: 'spec/grid.md G5',
  },
  ELEMENT_TAKEN: {
    kind: 'RULE',
    message: {
      en: '{element} is attached to {gridCode} already.',
      zh: '{gridCode} 已接入 {element}。',
    },
    meaning: {
      en: 'An element is on a grid once, with one department that looks after it.',
      zh: '同一要素在一个网格只接入一次，由一个单位负责。',
    },
    since: '0.2.0',
    source: 'spec/grid.md G5',
  },
  ELEMENT_DETACHED: {
    kind: 'RULE',
    message: { en: 'It was detached on {toDate}.', zh: '该要素已于 {toDate} 撤出。' },
    meaning: {
      en: 'An element is detached once; attach it anew.',
      zh: '要素只能撤出一次，可重新接入。',
    },
    since: '0.2.0',
  },
});
