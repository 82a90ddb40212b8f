/** An employee as document 003 lists one; only what differs from one to the next. */
export interface FakeEmployee {
  readonly localNumber: string;
  readonly name: string;
  readonly department: string | null;
  readonly phones: readonly string[];
  readonly phoneNumber: string;
}

export interface FakeCallFlow {
  readonly localNumber: string;
  readonly name: string;
  isActive: boolean;
}

/** What the fake PBX is set up as; call flows may be switched. */
export interface FakeAccount {
  readonly employees: readonly FakeEmployee[];
  readonly callFlows: readonly FakeCallFlow[];
}

export function exampleAccount(): FakeAccount {
  return {
    employees: [
      { localNumber: '0201', name: 'Anna Kjær', department: 'Support', phones: ['200001'], phoneNumber: '28374655' },
      {
        localNumber: '202',
        name: 'Mikkel & Søn',
        department: 'Support',
        phones: ['200002', '200003'],
        phoneNumber: '28374656',
      },
      { localNumber: '203', name: 'Sofie "Sif" Lind', department: 'Salg', phones: [], phoneNumber: '28374657' },
      { localNumber: '204', name: 'Jens Bæk', department: null, phones: ['200004'], phoneNumber: '28374658' },
    ],
    callFlows: [
      { localNumber: '6001', name: 'Lukket', isActive: false },
      { localNumber: '6002', name: 'Ferie', isActive: true },
    ],
  };
}
