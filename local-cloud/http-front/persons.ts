import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { shownPerson, type DemoPerson } from './demo-person';
import { refuse } from './errors';

const COOKIE = 'demoPerson';
const COOKIE_AGE_SECONDS = 30 * 24 * 3600;

/** Who sits at a browser, as far as the demonstration knows: the person chosen there, kept in a signed cookie. */
export class Persons {
  private readonly byId: ReadonlyMap<string, DemoPerson>;

  constructor(private readonly list: readonly DemoPerson[]) {
    this.byId = new Map(list.map((person) => [person.personId, person]));
  }

  /** Null when nobody is chosen, or the cookie was forged or names nobody. */
  of(request: FastifyRequest): DemoPerson | null {
    const raw = request.cookies[COOKIE];
    if (raw === undefined) return null;
    const { valid, value } = request.unsignCookie(raw);
    return valid ? (this.byId.get(value) ?? null) : null;
  }

  /** The addresses by which a visitor chooses whom to be. They exist only here: in WeChat the platform says who calls. */
  addRoutes(app: FastifyInstance): void {
    app.get('/demo/persons', () => ({ persons: this.list.map(shownPerson) }));
    app.get('/demo/me', (request) => {
      const person = this.of(request);
      return { person: person ? shownPerson(person) : null };
    });
    app.post('/demo/person', (request, reply) => this.choose(request, reply));
  }

  private choose(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const body = request.body as { personId?: unknown } | null;
    if (body?.personId === null) {
      return reply.clearCookie(COOKIE, { path: '/' }).send({ person: null });
    }
    const person = typeof body?.personId === 'string' ? this.byId.get(body.personId) : undefined;
    if (!person) return refuse(reply, 404, 'PERSON_NOT_FOUND', 'there is no such person');
    void reply.setCookie(COOKIE, person.personId, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      signed: true,
      maxAge: COOKIE_AGE_SECONDS,
    });
    return reply.send({ person: shownPerson(person) });
  }
}
