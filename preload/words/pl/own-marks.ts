/** Polish texts of what people mark records with in their own archive. */
export const ownMarksPl = {
  ownMarks: {
    title: 'Własne oznaczenia',
    kinds: {
      star: 'z gwiazdką',
      clarify: 'do wyjaśnienia',
      unread: 'nieprzeczytane',
      remark: 'z uwagą',
    },
  },
} as const;
