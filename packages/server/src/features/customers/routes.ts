import { Type, type Static } from 'typebox'
import { AppError, EXTERNAL_REF_MAX_CHARS, KYC_TIERS } from '@identity/protocol'
import {
  CustomerCreateRequestSchema,
  CustomerPageSchema,
  CustomerSchema,
  IdParamsSchema,
  oneOf,
  PageQuerySchema,
  ref,
} from '@identity/protocol/schema'
import type { CustomerFilter, CustomerRecord } from '@identity/storage'
import type { App, Context } from '../../context.ts'
import { callerOf } from '../../http/access.ts'
import { fileReply, sendCsv } from '../../http/export.ts'
import { found } from '../../http/found.ts'
import { pageRequest, pageView } from '../../http/page.ts'
import { problemReplies } from '../../http/problem-replies.ts'
import { replySchema } from '../../http/reply-schema.ts'
import { rangeOf, rangeQuery } from '../../http/time-range.ts'
import { customerView } from './customer-view.ts'

const filters = {
  externalRef: Type.Optional(Type.String({ minLength: 1, maxLength: EXTERNAL_REF_MAX_CHARS })),
  kycTier: Type.Optional(oneOf(KYC_TIERS)),
  ...rangeQuery,
}
const CustomerQuerySchema = Type.Object({ ...PageQuerySchema.properties, ...filters })
const ExportQuerySchema = Type.Object(filters)

const filterOf = (query: Static<typeof ExportQuerySchema>): CustomerFilter => ({
  externalRef: query.externalRef,
  kycTier: query.kycTier,
  ...rangeOf(query),
})

export function customerRoutes(app: App, { storage }: Context): void {
  app.post('/api/identity/customers', {
    config: { access: ['customers:write'] },
    schema: {
      operationId: 'createCustomer',
      tags: ['Customers'],
      summary: 'Create a customer',
      description: 'A person to verify. `externalRef` is your own id and unique within the tenant.',
      body: ref(CustomerCreateRequestSchema),
      response: {
        201: replySchema(CustomerSchema),
        ...problemReplies('invalid_request', 'customer_exists', 'payload_too_large', 'unsupported_media_type'),
      },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request)
      const { created, customer } = await storage.customers.create({ tenantId, externalRef: request.body.externalRef })
      if (!created)
        throw new AppError('customer_exists', {
          detail: `The customer is ${customer.id}.`,
          errors: [{ pointer: '/externalRef', message: 'is used by another customer' }],
        })
      return reply.code(201).send(customerView(customer))
    },
  })

  app.get('/api/identity/customers/:id', {
    config: { access: ['customers:read'] },
    schema: {
      operationId: 'getCustomer',
      tags: ['Customers'],
      summary: 'Get a customer',
      params: IdParamsSchema,
      response: { 200: replySchema(CustomerSchema), ...problemReplies('not_found') },
    },
    handler: async (request) =>
      customerView(found(await storage.customers.get(callerOf(request).tenantId, request.params.id))),
  })

  app.get('/api/identity/customers', {
    config: { access: ['customers:read'] },
    schema: {
      operationId: 'listCustomers',
      tags: ['Customers'],
      summary: 'List customers, newest first',
      querystring: CustomerQuerySchema,
      response: { 200: replySchema(CustomerPageSchema), ...problemReplies('invalid_request') },
    },
    handler: async (request) => {
      const page = await storage.customers.list(callerOf(request).tenantId, {
        ...pageRequest(request.query),
        ...filterOf(request.query),
      })
      return pageView(page, customerView)
    },
  })

  app.get('/api/identity/customers.csv', {
    config: { access: ['customers:read'] },
    schema: {
      operationId: 'exportCustomers',
      tags: ['Customers'],
      summary: 'Customers as CSV, newest first, at most 50,000',
      querystring: ExportQuerySchema,
      response: { ...fileReply('text/csv'), ...problemReplies('invalid_request') },
    },
    handler: (request, reply) => {
      const { tenantId } = callerOf(request)
      const filter = filterOf(request.query)
      return sendCsv<CustomerRecord>(
        reply,
        'customers.csv',
        [
          ['id', (row) => row.id],
          ['externalRef', (row) => row.externalRef],
          ['kycTier', (row) => row.kycTier],
          ['createdAt', (row) => new Date(row.createdAtMs).toISOString()],
          ['updatedAt', (row) => new Date(row.updatedAtMs).toISOString()],
        ],
        (page) => storage.customers.list(tenantId, { ...page, ...filter }),
      )
    },
  })
}
