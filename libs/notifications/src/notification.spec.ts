import { defineNotification, valueNamesOf } from './notification';

describe('a kind of notification', () => {
  const kind = (en: string, zh: string) => ({
    code: 'EVENT_OVERDUE',
    subject: { en: 'Overdue', zh: '超期' },
    text: { en, zh },
  });

  it('asks for the same values in both languages', () => {
    expect(() => defineNotification(kind('{number} is late', '已超期'))).toThrow('EVENT_OVERDUE');
    expect(defineNotification(kind('{number} is late', '{number}已超期')).code).toBe(
      'EVENT_OVERDUE',
    );
  });

  it('has a code in capitals', () => {
    expect(() => defineNotification({ ...kind('', ''), code: 'overdue' })).toThrow('overdue');
  });

  it('names the values of its text in their order', () => {
    expect(valueNamesOf('{number} in {area}')).toEqual(['number', 'area']);
  });
});
