import { Type } from 'typebox'
import { AppError, EXTERNAL_REF_MAX_CHARS } from '@identity/protocol'
import {
  CustomerCreateRequestSchema,
  CustomerPageSchema,
  CustomerSchema,
  IdParamsSchema,
  PageQuerySchema,
  ref,
} from '@identity/protocol/schema'
import type { App, Context } from '../../context.ts'
import { callerOf } from '../../http/access.ts'
import { found } from '../../http/found.ts'
import { pageRequest, pageView } from '../../http/page.ts'
import { problemReplies } from '../../http/problem-replies.ts'
import { replySchema } from '../../http/reply-schema.ts'
import { customerView } from './customer-view.ts'

const CustomerQuerySchema = Type.Object({
  ...PageQuerySchema.properties,
  externalRef: Type.Optional(Type.String({ minLength: 1, maxLength: EXTERNAL_REF_MAX_CHARS })),
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
      const { externalRef } = request.query
      const page = await storage.customers.list(callerOf(request).tenantId, {
        ...pageRequest(request.query),
        externalRef,
      })
      return pageView(page, customerView)
    },
  })
}
