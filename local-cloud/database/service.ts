import type { Clock } from '../clock';
import { messageOf } from '../cloud-error';
import { isCollectionName } from './collections-file';
import { refused, type Documents } from './documents';
import type { Durability } from './durability';
import { ReadActions } from './read-actions';
import { invalid, type Answer, type DatabaseRequest } from './request';
import type { Transaction } from './transactions';
import { WriteActions } from './write-actions';

type Action = (
  request: DatabaseRequest,
  transaction: Transaction | null,
) => Answer | Promise<Answer>;

/** The `database.*` actions of the wire protocol. Each answers the body that the SDK unpacks. */
export class DatabaseService {
  private readonly actions: Readonly<Record<string, Action>> = {
    getDocument: (request, transaction) => this.reads.get(request, transaction),
    calculateDocument: (request) => this.reads.count(request),
    aggregateDocuments: (request) => this.reads.aggregate(request),
    insertDocument: (request, transaction) => this.writes.insert(request, transaction),
    modifyDocument: (request, transaction) => this.writes.modify(request, transaction),
    modifyAndReturnDoc: (request, transaction) => this.writes.modifyAndReturn(request, transaction),
    removeDocument: (request, transaction) => this.writes.remove(request, transaction),
    addCollection: (request) => this.addCollection(request),
    startTransaction: () => ({ transactionId: this.documents.transactions.start().id }),
    commitTransaction: (request) => this.commit(request),
    abortTransaction: (request) => this.abort(request),
  };

  private readonly reads: ReadActions;
  private readonly writes: WriteActions;

  constructor(
    private readonly documents: Documents,
    private readonly durability: Durability,
    clock: Clock,
  ) {
    this.reads = new ReadActions(documents, clock);
    this.writes = new WriteActions(documents, clock);
  }

  /** @throws CloudError with the code that the platform answers */
  async act(name: string, request: DatabaseRequest): Promise<Answer> {
    const action = Object.hasOwn(this.actions, name) ? this.actions[name] : undefined;
    if (!action) throw invalid(`unknown action database.${name}`);
    const { transactions } = this.documents;
    const isInside = typeof request.transactionId === 'string' && !name.endsWith('Transaction');
    if (!isInside) return await this.run(action, request, null);
    const transaction = transactions.get(String(request.transactionId));
    return await transactions.exclusively(transaction, () =>
      this.run(action, request, transaction),
    );
  }

  /** What mingo finds wrong with a request is a refusal; anything else that is thrown is a bug and stays one. */
  private async run(
    action: Action,
    request: DatabaseRequest,
    transaction: Transaction | null,
  ): Promise<Answer> {
    try {
      const answer = await action(request, transaction);
      // What was read may have been committed a moment ago.
      await this.durability.reached();
      return answer;
    } catch (error) {
      if (isRefusalOfMingo(error)) throw refused(messageOf(error));
      throw error;
    }
  }

  private addCollection(request: DatabaseRequest): Answer {
    const { collectionName: name } = request;
    if (typeof name !== 'string' || !isCollectionName(name)) {
      throw invalid('collectionName is not a name of a collection');
    }
    this.documents.createCollection(name);
    return {};
  }

  private async commit(request: DatabaseRequest): Promise<Answer> {
    const transaction = this.documents.transactions.get(String(request.transactionId));
    await this.documents.commit(transaction);
    return { transactionId: transaction.id };
  }

  private abort(request: DatabaseRequest): Answer {
    const transaction = this.documents.transactions.get(String(request.transactionId));
    this.documents.transactions.end(transaction);
    return { transactionId: transaction.id };
  }
}

/** Unknown operators, wrong operands, regular expressions that are none. Mingo does not export its error's class. */
function isRefusalOfMingo(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  return ['MingoError', 'SyntaxError', 'TypeError'].includes(error.constructor.name);
}
