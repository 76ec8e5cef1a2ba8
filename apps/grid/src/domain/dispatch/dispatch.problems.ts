import { defineProblems } from '@gezhi/kernel';

const since = '0.2.0';

/** What dispatch and the lists it goes by can refuse. */
export const DISPATCH_PROBLEMS = defineProblems('dispatch', {
  UNKNOWN_UNIT: {
    kind: 'RULE',
    message: {
      en: '{organizationId} takes no orders: it is not in the register of handling units.',
      zh: '单位 {organizationId} 不在承办单位名录内，不能派单。',
    },
    meaning: {
      en: 'An order to somebody who never signs would be lost. Register the organisation, or name another.',
      zh: '派给无人签收的单位等于丢单。请先登记该单位，或改派其他单位。',
    },
    since,
    source: 'spec/grid.md, dispatch: exactly one lead org',
  },
  UNIT_PLACE_TAKEN: {
    kind: 'RULE',
    message: {
      en: 'Another unit takes orders for {departmentCode} in {areaCode}.',
      zh: '{areaCode} 已有条线 {departmentCode} 的承办单位。',
    },
    meaning: {
      en: 'A department has one unit in an area, so that the catalogue names exactly one lead. Close the other first.',
      zh: '同一区域同一条线只能有一个承办单位。请先停用原单位。',
    },
    since,
  },
  MANUAL_DISPATCH: {
    kind: 'RULE',
    message: {
      en: 'Rule {rule} leaves it to a dispatcher: name the lead organisation.',
      zh: '规则 {rule} 要求人工派单，请指定主办单位。',
    },
    meaning: {
      en: 'The rules of dispatch ask for a decision by a person here.',
      zh: '派单规则规定此类事项由人工判断。',
    },
    since,
    source: 'spec/grid.md, dispatch',
  },
  UNIT_MISSING: {
    kind: 'RULE',
    message: {
      en: 'Nobody takes orders under what is named for {categoryCode} here; name the lead organisation.',
      zh: '{categoryCode} 在此处指定的承办单位不存在，请人工指定。',
    },
    meaning: {
      en: 'Rule or catalogue name a unit that is closed, or a level at which the place is not known.',
      zh: '规则或目录指定的单位已停用，或事件地点未精确到该层级。',
    },
    since,
    source: 'spec/grid.md, dispatch',
  },
  RULE_PRIORITY_TAKEN: {
    kind: 'INVALID_INPUT',
    message: { en: 'Two rules have priority {priority}.', zh: '优先级 {priority} 重复。' },
    meaning: {
      en: 'The order of a set is total: every rule has a priority of its own.',
      zh: '规则次序必须唯一，每条规则的优先级不得重复。',
    },
    since,
  },
  RULE_TARGET: {
    kind: 'INVALID_INPUT',
    message: {
      en: '{action} of rule {code} does not go with the unit it names.',
      zh: '规则 {code} 的动作 {action} 与所填承办单位不符。',
    },
    meaning: {
      en: 'ORGANIZATION names an organisation, UNIT a level and a department, the others nobody.',
      zh: 'ORGANIZATION 须指定单位，UNIT 须指定层级与条线，其余不得填写。',
    },
    since,
  },
  RULE_CONDITION_EMPTY: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'A condition of rule {code} lists nothing, or hours that begin when they end.',
      zh: '规则 {code} 有条件为空，或时段起止相同。',
    },
    meaning: {
      en: 'Leave a condition out to not restrict; one that lists nothing is met by nothing.',
      zh: '不限制的条件请留空不填；空列表将不匹配任何事项。',
    },
    since,
  },
  RULE_DEAD: {
    kind: 'RULE',
    message: {
      en: 'Rule {code} is never reached: {earlier} takes all it asks for.',
      zh: '规则 {code} 永远不会命中：已被规则 {earlier} 完全覆盖。',
    },
    meaning: {
      en: 'A set with a rule that can never be met is not published. Move the rule up, narrow the earlier one, or drop it.',
      zh: '含失效规则的规则集不得发布。请上移该规则、收窄前序规则或删除。',
    },
    since,
  },
  UNIT_REF: {
    kind: 'INVALID_INPUT',
    message: {
      en: 'Name either one organisation, or a level and a department.',
      zh: '请指定一个单位，或指定层级与条线，二者择一。',
    },
    meaning: {
      en: 'An entry of the catalogue names exactly one lead; entries of other lists name none.',
      zh: '派单目录的每个事项只有一个主办单位；其他清单的事项不填写。',
    },
    since,
  },
  ADJUDICATOR_IS_DISTRICT: {
    kind: 'RULE',
    message: {
      en: 'A return between departments of the district is decided by the district centre.',
      zh: '区级部门之间的退单由区指挥中心裁定。',
    },
    meaning: {
      en: 'A subdistrict does not decide which department of the district a matter belongs to.',
      zh: '街道不裁定区级部门之间的职责归属。',
    },
    since,
    source: 'spec/grid.md, RETURN_PENDING: adjudicator',
  },
  PLACE_NEEDED: {
    kind: 'INVALID_INPUT',
    message: { en: 'Near what? Give an event or a point.', zh: '请指定事件或坐标点。' },
    meaning: {
      en: 'People are looked for near a point: that of an event, or the middle of its area, or one that is given.',
      zh: '就近查找以坐标点为准：事件坐标、其所在区域中心点或给定的坐标点。',
    },
    since,
  },
  NO_GRANDCHILDREN: {
    kind: 'RULE',
    message: {
      en: '{number} is itself a part of a matter; it is not split again.',
      zh: '{number} 本身是子工单，不能再拆分。',
    },
    meaning: {
      en: 'A matter is split once, so that everybody sees who has which part of it.',
      zh: '事项只拆分一层，便于看清各自的责任。',
    },
    since,
  },
  PART_OF_MATTER: {
    kind: 'RULE',
    message: {
      en: '{number} is a part of a matter and is not merged.',
      zh: '{number} 是子工单，不能并单。',
    },
    meaning: {
      en: 'Merge the matter itself; its parts stay with it.',
      zh: '请对主工单并单，子工单随主工单办理。',
    },
    since,
  },
  CANNOT_BE_SPLIT: {
    kind: 'RULE',
    message: {
      en: 'A matter in state {state} is not split.',
      zh: '处于 {state} 状态的事项不能拆分。',
    },
    meaning: {
      en: 'A matter is split while its lead works on it: dispatched, signed for or in progress, with a running limit.',
      zh: '已派单、已签收或处置中且计时未暂停的事项方可拆分。',
    },
    since,
  },
  TOO_MANY_CHILDREN: {
    kind: 'RULE',
    message: {
      en: 'A matter has at most {most} parts.',
      zh: '一个事项最多拆分为 {most} 个子工单。',
    },
    meaning: {
      en: 'A matter that needs more organisations is a whistle or a project.',
      zh: '需要更多单位的事项应吹哨或立项。',
    },
    since,
  },
  CHILDREN_OPEN: {
    kind: 'RULE',
    message: {
      en: '{open} parts of {number} are still open.',
      zh: '{number} 尚有 {open} 个子工单未办结。',
    },
    meaning: {
      en: 'A matter is handled when all its parts are over.',
      zh: '全部子工单结束后，主工单方可反馈处置结果。',
    },
    since,
    source: 'spec/grid.md, handle: open children closed',
  },
  CHILD_CLOCK: {
    kind: 'RULE',
    message: {
      en: 'A part is due no later than its matter, by {dueAt}.',
      zh: '子工单的时限不得晚于主工单（{dueAt}）。',
    },
    meaning: {
      en: 'Extend the matter first; its parts can then follow.',
      zh: '请先延长主工单时限。',
    },
    since,
  },
  ABSORPTION_IMPOSSIBLE: {
    kind: 'RULE',
    message: {
      en: 'Nobody of level {level} worked on it; {lowest} is the lowest that did.',
      zh: '{level} 层级没有单位参与办理，参与的最低层级为 {lowest}。',
    },
    meaning: {
      en: 'The level is that of who solved it. A matter that the district solved is not absorbed by the subdistrict.',
      zh: '吸附层级按实际解决者确定，不得低于参与办理的最低层级。',
    },
    since,
    source: 'spec/grid.md, AbsorptionLevel; G-10',
  },
  ABSORPTION_UNKNOWN: {
    kind: 'RULE',
    message: { en: 'Say which level solved it.', zh: '请填写吸附层级。' },
    meaning: {
      en: 'The lead organisation is not in the register of handling units, so its level is not known.',
      zh: '主办单位不在承办单位名录内，无法确定层级。',
    },
    since,
  },
});
