import { defineCodeList } from '@gezhi/kernel';
import { GOV_LIST_MACHINE } from '@gezhi/gov-lists';
import { stateList } from '@gezhi/kernel';

/** How much harm a matter can do (事项风险等级). It grades the matter of a question, never a person. */
export const MATTER_RISKS = defineCodeList(
  'MatterRisk',
  { en: 'How much harm the matter of a question can do', zh: '检查事项风险等级' },
  {
    LOW: { en: 'Low', zh: '低' },
    MEDIUM: { en: 'Medium', zh: '中' },
    HIGH: { en: 'High', zh: '高' },
  },
);
export type MatterRisk = (typeof MATTER_RISKS.codes)[number];

/** How a question is answered (答案类型). */
export const ANSWER_KINDS = defineCodeList(
  'AnswerKind',
  { en: 'How a question of the checklist is answered', zh: '检查项答案类型' },
  {
    YES_NO: { en: 'Yes or no', zh: '是否' },
    MEASURE: { en: 'A measured value', zh: '测量值' },
  },
);
export type AnswerKind = (typeof ANSWER_KINDS.codes)[number];

/** Kinds of evidence (证据种类), Administrative Penalty Law art. 46. */
export const EVIDENCE_KINDS = defineCodeList(
  'EvidenceKind',
  { en: 'The kind of a piece of evidence', zh: '证据种类' },
  {
    DOCUMENT: { en: 'Document', zh: '书证' },
    PHYSICAL: { en: 'Physical evidence', zh: '物证' },
    AUDIOVISUAL: { en: 'Audiovisual material', zh: '视听资料' },
    ELECTRONIC: { en: 'Electronic data', zh: '电子数据' },
    WITNESS: { en: 'Testimony of a witness', zh: '证人证言' },
    PARTY_STATEMENT: { en: 'Statement of the party', zh: '当事人陈述' },
    EXPERT: { en: 'Expert opinion', zh: '鉴定意见' },
    SCENE_RECORD: { en: 'Record of the scene', zh: '勘验/现场笔录' },
  },
);
export type EvidenceKind = (typeof EVIDENCE_KINDS.codes)[number];

export const CHECKLIST_STATES = stateList(GOV_LIST_MACHINE, {
  en: 'The state of a version of a government list',
  zh: '清单版本状态',
});
