// Made by packages/sdk-node/scripts/make-types.mjs from openapi.json; do not edit.
export interface paths {
  '/api/identity/analysts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** List the members of the tenant */
    get: operations['listAnalysts']
    put?: never
    /**
     * Invite a person
     * @description Hand `link` over by a way you trust: whoever opens it first sets the password.
     */
    post: operations['inviteAnalyst']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/analysts/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Get a member */
    get: operations['getAnalyst']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /**
     * Change role or state of a member
     * @description Ends all sessions of that person. The last active admin stays.
     */
    patch: operations['changeAnalyst']
    trace?: never
  }
  '/api/identity/analysts/{id}/link': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Make a new one-time link for a member
     * @description A new invitation, or a reset for someone who lost password, phone or both: whoever uses it sets a password and enrols an authenticator app anew. Earlier links stop.
     */
    post: operations['linkAnalyst']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/analysts/me': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The person who is signed in */
    get: operations['getMe']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /** Set language and theme */
    patch: operations['setMyPreferences']
    trace?: never
  }
  '/api/identity/analysts/me/password': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Change my password
     * @description Ends all my other sessions.
     */
    post: operations['changePassword']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/analysts/me/recovery-codes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Get new recovery codes
     * @description The old ones stop.
     */
    post: operations['replaceRecoveryCodes']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/analysts/me/sessions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** List my open sessions, newest first */
    get: operations['listMySessions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/analysts/me/sessions/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** End one of my sessions */
    delete: operations['endMySession']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/analysts/me/totp': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Begin to set up an authenticator app
     * @description A secret of its own each time; it counts once `/analysts/me/totp/confirm` was given a code of it.
     */
    post: operations['beginTotp']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/analysts/me/totp/confirm': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Confirm an authenticator app
     * @description With a code of it. Gives the recovery codes and a session that is signed in.
     */
    post: operations['confirmTotp']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/analysts/me/totp/remove': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Change to another authenticator app
     * @description Removes the one there is, with the recovery codes, and ends all other sessions. This one goes on at stage `enrol`.
     */
    post: operations['removeTotp']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/analysts/oidc/callback': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Come back from the identity provider
     * @description Opens a session for the member with the subject the provider vouches for, or, the first time, with the e-mail it has verified. A code of the authenticator app is still needed unless the provider says `mfa` in `amr` (RFC 8176).
     */
    get: operations['finishOidcSignIn']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/analysts/oidc/start': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Sign in at the identity provider
     * @description For a browser to open, not for programs. Sends it to the provider (authorization code, PKCE, state, nonce); 404 when none is set up.
     */
    get: operations['startOidcSignIn']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/analysts/setup': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Set a password with a one-time link
     * @description For invitations, resets and the first admin (who also gives `email` and `name`). Signs in at stage `enrol`: an authenticator app comes next.
     */
    post: operations['useAnalystLink']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/analysts/sign-in': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How one can sign in here, and what of it this browser has begun */
    get: operations['getSignInMethods']
    put?: never
    /**
     * Sign in with e-mail and password
     * @description Sets a session cookie. Unless `stage` is `full` the session can only be completed: `code` by `/analysts/sign-in/totp`, `enrol` by `/analysts/me/totp`. The answer to a wrong e-mail, a wrong password and an account that is closed is the same.
     */
    post: operations['signIn']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/analysts/sign-in/totp': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Complete a sign-in with a code
     * @description Either `code` of the authenticator app, which works once, or one of the recovery codes. The session gets a new cookie and a new `csrfToken`.
     */
    post: operations['giveSecondFactor']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/analysts/sign-out': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** End this session */
    post: operations['signOut']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/analysts/sign-out-everywhere': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** End all my sessions, this one too */
    post: operations['signOutEverywhere']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/audit': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The audit trail, newest first */
    get: operations['listAuditEntries']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/audit.csv': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * The audit trail as CSV, oldest first
     * @description At most 50,000 entries; a longer export breaks off, so narrow the time. That the chain is whole is proved by `identity audit verify`.
     */
    get: operations['exportAuditCsv']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/audit.ndjson': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * The audit trail, oldest first, one JSON object a line
     * @description At most 50,000 entries; a longer export breaks off, so narrow the time. That the chain is whole is proved by `identity audit verify`.
     */
    get: operations['exportAuditNdjson']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/bundles/{id}/card/{index}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Look at the card of a frame, drawn upright
     * @description Boxes of the read fields are fractions of this picture.
     */
    get: operations['getCardImage']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/bundles/{id}/frames/{index}/image': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Look at a frame */
    get: operations['getFrameImage']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/capture-session': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The session of this token */
    get: operations['getOwnCaptureSession']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/capture-session/events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Changes of the session of this token
     * @description Server-sent events: `state` with a CaptureSessionClientView now and at each change, until the session has ended. Where streams are cut, poll `GET /api/identity/capture-session`.
     */
    get: operations['watchOwnCaptureSession']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/capture-session/link': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Go on with this session on another device
     * @description The page the caller is on, as an address and a QR code: for a desktop that hands over to a phone.
     */
    get: operations['getOwnCaptureSessionLink']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/capture-session/step': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * Say where the person stands
     * @description A reload, or the other screen of a hand-over, goes on there.
     */
    put: operations['noteCaptureStep']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/capture-sessions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Let a person capture their card in a browser
     * @description A short-lived token for one customer. Open `url`, show `qrSvg`, or give `token` to the web SDK; the API key stays on your server.
     */
    post: operations['createCaptureSession']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/capture-sessions/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Get a capture session */
    get: operations['getCaptureSession']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/capture-sessions/{id}/cancel': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Cancel a capture session
     * @description Its token opens nothing from now on. A session that has ended stays as it is.
     */
    post: operations['cancelCaptureSession']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/customers': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** List customers, newest first */
    get: operations['listCustomers']
    put?: never
    /**
     * Create a customer
     * @description A person to verify. `externalRef` is your own id and unique within the tenant.
     */
    post: operations['createCustomer']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/customers.csv': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Customers as CSV, newest first, at most 50,000 */
    get: operations['exportCustomers']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/customers/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Get a customer */
    get: operations['getCustomer']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/devices': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** List devices, newest first */
    get: operations['listDevices']
    put?: never
    /**
     * Provision a signing key for a native SDK
     * @description `hmacKey` is returned this once; store it in the device’s secure storage.
     */
    post: operations['createDevice']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/devices/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Get a device */
    get: operations['getDevice']
    put?: never
    post?: never
    /**
     * Revoke a device
     * @description Its key signs nothing from now on. Revoking twice keeps the first time.
     */
    delete: operations['revokeDevice']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/document/ktp/bundles': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** List stored captures, newest first */
    get: operations['listKtpBundles']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/document/ktp/bundles.csv': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Stored captures as CSV, newest first, at most 50,000 */
    get: operations['exportKtpBundles']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/document/ktp/bundles/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Get a stored capture with everything that was measured */
    get: operations['getKtpBundle']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/document/ktp/bundles/{id}/findings': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Get what is needed to draw why a capture was judged as it was
     * @description Corners of the card on each frame, the limits of the policy in force, where every finding stands on its scale, all that was measured, and the NIK taken apart beside the print.
     */
    get: operations['getKtpBundleFindings']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/document/ktp/capture': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Submit a capture
     * @description A signed bundle of frames. A bundle with a flash challenge is accepted once; sending the same bundle again returns the same reply. 202: the frames are stored and the verification is `pending` until their analysis ends.
     */
    post: operations['submitCapture']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/document/ktp/challenge': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Issue a flash challenge
     * @description A single-use sequence of colours the SDK shows during the capture. `hmacSecret` is returned this once and signs the bundle.
     */
    post: operations['issueFlashChallenge']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/faces/compare': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Compare an enrolment with a photo or with another enrolment
     * @description One to one. `review` is for a person: the score lies between the thresholds, or `reason` says why it does not decide. Audited with score, decision and thresholds.
     */
    post: operations['compareFaces']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/faces/search': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Search the enrolments of the tenant for a face
     * @description One to many, exact, over the active enrolments of this tenant; those of bundles that did not pass are not found. Audited.
     */
    post: operations['searchFaces']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/faces/thresholds': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Get the thresholds in force for this tenant */
    get: operations['getFaceThresholds']
    /**
     * Set the thresholds of this tenant
     * @description They hold for comparisons and enrolments from now on; what was decided keeps those it was decided by.
     */
    put: operations['setFaceThresholds']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/keys': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** List API keys, in the order they were made */
    get: operations['listApiKeys']
    put?: never
    /**
     * Make an API key
     * @description `secret` is returned this once. A key can make only keys that may do no more than it may itself.
     */
    post: operations['createApiKey']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/keys/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /**
     * Revoke an API key
     * @description Requests with it are refused from now on. Revoking twice keeps the first time.
     */
    delete: operations['revokeApiKey']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/keys/{id}/rotate': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Replace an API key
     * @description A new secret with the same name and scopes. The old one goes on for `overlapMs`, so that it can be exchanged everywhere first.
     */
    post: operations['rotateApiKey']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/overview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Numbers for charts
     * @description The last 30 days unless told otherwise, at most 366. Days are those of Jakarta.
     */
    get: operations['getOverview']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/policy': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The policy in force: voters, weights, thresholds, rules of the tier */
    get: operations['getPolicy']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/reviews': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The queue: undecided cases, oldest first */
    get: operations['listReviews']
    put?: never
    /**
     * Open a case for a bundle the machine failed
     * @description Gives the case that exists when there is one. Passed bundles have none.
     */
    post: operations['openReview']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/reviews/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Everything a case page shows
     * @description Boxes of fields are fractions of the rectified card, corners pixels of the frame. What is personal is there for callers that also have `verifications:view`. Pictures: `…/bundles/{id}/frames/{index}/image` and `…/bundles/{id}/card/{index}`.
     */
    get: operations['getReview']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/reviews/{id}/claim': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Take a case for a while
     * @description Nobody else may decide until the claim runs out or is given back. Claiming again renews it.
     */
    post: operations['claimReview']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/reviews/{id}/decision': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Approve, reject, or ask for another capture
     * @description Makes a new verification that supersedes the machine’s; approving raises the KYC tier and releases the face enrolment, anything else revokes it. Of two people one wins, the other gets 409. Above the tenant’s risk an approval waits for a second person. What the machine failed only a supervisor may decide.
     */
    post: operations['decideReview']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/reviews/{id}/notes': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Note something for colleagues */
    post: operations['addReviewNote']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/reviews/{id}/release': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Give a case back */
    post: operations['releaseReview']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/reviews/counts': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How many cases there are in each state */
    get: operations['countReviews']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/reviews/events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Changes of the cases, as they happen
     * @description Server-sent events: `ready` with the version, then `change` with a list of ReviewCase. After a break send `Last-Event-ID`. Ends after ten minutes: connect again.
     */
    get: operations['watchReviews']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/search': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What has this id or reference */
    get: operations['search']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/search/nik': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Bundles on which this NIK was read, newest first
     * @description Found by a keyed index; the number is not stored. Each search is in the audit trail, without the number.
     */
    post: operations['searchByNik']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/tenant/settings': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Get the settings of the tenant */
    get: operations['getTenantSettings']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /**
     * Change settings of the tenant
     * @description Only the members that are sent; they hold for what comes from now on. Each change is audited.
     */
    patch: operations['changeTenantSettings']
    trace?: never
  }
  '/api/identity/verifications': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** List verifications, newest first */
    get: operations['listVerifications']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/verifications.csv': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Verifications as CSV, newest first, at most 50,000 */
    get: operations['exportVerifications']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/identity/verifications/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Get a verification */
    get: operations['getVerification']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/healthz': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The process answers */
    get: operations['getLiveness']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/metrics': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Metrics in the Prometheus text format */
    get: operations['getMetrics']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/readyz': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Database and blob store answer */
    get: operations['getReadiness']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export type webhooks = Record<string, never>
export interface components {
  schemas: {
    Analyst: {
      /** Format: date-time */
      createdAt: string
      email: string
      id: string
      /** Format: date-time */
      lastSignInAt: string | null
      name: string
      /** @enum {string} */
      role: 'viewer' | 'analyst' | 'supervisor' | 'admin'
      /** @enum {string} */
      state: 'invited' | 'active' | 'deactivated'
      totpEnrolled: boolean
    }
    AnalystChangeRequest: {
      /** @enum {string} */
      role?: 'viewer' | 'analyst' | 'supervisor' | 'admin'
      /** @enum {string} */
      state?: 'active' | 'deactivated'
    }
    AnalystInvited: {
      analyst: components['schemas']['Analyst']
      /** @description Works once. Shown this once; nothing is sent from here. */
      link: string
      /** Format: date-time */
      linkExpiresAt: string
    }
    AnalystInviteRequest: {
      email: string
      /** @enum {string} */
      locale?: 'id' | 'en'
      name: string
      /** @enum {string} */
      role: 'viewer' | 'analyst' | 'supervisor' | 'admin'
    }
    AnalystList: {
      data: components['schemas']['Analyst'][]
    }
    AnalystMe: {
      /** @description Send it as `X-CSRF-Token` with every POST, PUT, PATCH and DELETE of this session. */
      csrfToken: string
      email: string
      id: string
      /** @enum {string} */
      locale: 'id' | 'en'
      name: string
      recoveryCodesLeft: number
      /** @enum {string} */
      role: 'viewer' | 'analyst' | 'supervisor' | 'admin'
      scopes: (
        | 'verifications:view'
        | 'verifications:write'
        | 'customers:read'
        | 'customers:write'
        | 'reviews:read'
        | 'reviews:write'
        | 'reviews:override'
        | 'frames:read'
        | 'faces:match'
        | 'faces:manage'
        | 'devices:write'
        | 'sessions:write'
        | 'webhooks:manage'
        | 'keys:manage'
        | 'members:manage'
        | 'settings:manage'
        | 'audit:read'
        | 'privacy:erase'
      )[]
      session: {
        /**
         * Format: date-time
         * @description Sign in again by then, however busy you are.
         */
        expiresAt: string
        id: string
        /** @description Without a request for this long the session ends sooner. */
        idleMs: number
      }
      /**
       * @description `code`: a code of the authenticator app is still needed. `enrol`: one must be set up first. `full`: signed in.
       * @enum {string}
       */
      stage: 'code' | 'enrol' | 'full'
      tenant: {
        id: string
        name: string
      }
      /** @enum {string} */
      theme: 'system' | 'light' | 'dark'
      totpEnrolled: boolean
    }
    AnalystPreferencesRequest: {
      /** @enum {string} */
      locale?: 'id' | 'en'
      /** @enum {string} */
      theme?: 'system' | 'light' | 'dark'
    }
    AnalystSession: {
      /** @description Browser and system, as far as the browser says. */
      client: string
      /** Format: date-time */
      createdAt: string
      current: boolean
      /** Format: date-time */
      expiresAt: string
      id: string
      /**
       * Format: date-time
       * @description At most a minute old.
       */
      lastSeenAt: string
    }
    AnalystSessionList: {
      data: components['schemas']['AnalystSession'][]
    }
    /** @description Is this a physical card in front of a camera? */
    AntiSpoofResult: {
      /** @enum {string} */
      assuranceTier: 'high' | 'standard' | 'low'
      /** @description Why the word is not the better one. */
      because: string[]
      /** @enum {string} */
      fused: 'live' | 'spoof' | 'unclear'
      /** @description Voters that did not object, among those present. */
      passed: number
      /** @description Voters that did not abstain. */
      present: number
      voters: components['schemas']['VoterResult'][]
    }
    ApiKey: {
      /** Format: date-time */
      createdAt: string
      /**
       * Format: date-time
       * @description When a rotated key stops.
       */
      expiresAt: string | null
      /** @description First characters of the secret. */
      hint: string
      id: string
      /**
       * Format: date-time
       * @description At most a minute old.
       */
      lastUsedAt: string | null
      /** @enum {string} */
      mode: 'live' | 'test'
      name: string
      /** @description The key this one replaced. */
      predecessorId: string | null
      /** Format: date-time */
      revokedAt: string | null
      scopes: string[]
      /** @enum {string} */
      state: 'active' | 'ending' | 'revoked'
    }
    ApiKeyCreated: {
      /** Format: date-time */
      createdAt: string
      /**
       * Format: date-time
       * @description When a rotated key stops.
       */
      expiresAt: string | null
      /** @description First characters of the secret. */
      hint: string
      id: string
      /**
       * Format: date-time
       * @description At most a minute old.
       */
      lastUsedAt: string | null
      /** @enum {string} */
      mode: 'live' | 'test'
      name: string
      /** @description The key this one replaced. */
      predecessorId: string | null
      /** Format: date-time */
      revokedAt: string | null
      scopes: string[]
      /** @description Shown this once. */
      secret: string
      /** @enum {string} */
      state: 'active' | 'ending' | 'revoked'
    }
    ApiKeyCreateRequest: {
      /** @enum {string} */
      mode?: 'live' | 'test'
      name: string
      scopes: (
        | 'verifications:view'
        | 'verifications:write'
        | 'customers:read'
        | 'customers:write'
        | 'reviews:read'
        | 'reviews:write'
        | 'reviews:override'
        | 'frames:read'
        | 'faces:match'
        | 'faces:manage'
        | 'devices:write'
        | 'sessions:write'
        | 'webhooks:manage'
        | 'keys:manage'
        | 'members:manage'
        | 'settings:manage'
        | 'audit:read'
        | 'privacy:erase'
      )[]
    }
    ApiKeyList: {
      data: components['schemas']['ApiKey'][]
    }
    ApiKeyRotateRequest: {
      /** @description How long the old key goes on; 0 stops it at once. 86400000 when left out. */
      overlapMs?: number
    }
    AuditEntry: {
      action: string
      actor: string
      /** Format: date-time */
      at: string
      details: {
        [key: string]: unknown
      }
      hash: string
      id: string
      previousHash: string
      requestId: string | null
      sequence: number
      subject: string
    }
    AuditPage: {
      data: components['schemas']['AuditEntry'][]
      nextCursor: string | null
    }
    /** @description What a page needs to draw why a capture was judged as it was. */
    BundleFindings: {
      frames: components['schemas']['FrameDrawing'][]
      /** @description lambda of the bundle and the thresholds clearAt and accuseAt of the policy in force. */
      fused: {
        antiSpoof: {
          [key: string]: number
        }
        tamper: {
          [key: string]: number
        }
      } | null
      /** @description Evidence for drawing by name: flash, frameNoise and every forensic measure, as plain data. */
      measures: {
        [key: string]: unknown
      } | null
      nik: components['schemas']['NikView'] | null
      scales: components['schemas']['VoterScale'][]
      /** @description Of the scales; the bundle may have been judged by an older one. */
      scalesPolicyVersion: string
    }
    BundleListItem: {
      /** @enum {string} */
      assuranceTier: 'high' | 'standard' | 'low'
      customerId: string
      framesStored: number
      id: string
      keySource: string
      /** @enum {string} */
      platform: 'rn-ios' | 'rn-android' | 'ios' | 'android' | 'flutter' | 'web'
      policyVersion: string
      /** Format: date-time */
      receivedAt: string
      score: number
      /** @enum {string} */
      verdict: 'passed' | 'failed' | 'requires_review'
      verificationId: string
    }
    BundlePage: {
      data: components['schemas']['BundleListItem'][]
      nextCursor: string | null
    }
    /** @description The signed capture bundle. Members not listed here are kept, signed and ignored. */
    CaptureBundle: {
      /**
       * Format: date-time
       * @description Wall-clock time when the bundle was captured, ISO-8601.
       */
      capturedAt: string
      /** @description Echo of the nonce from the flash challenge. Required for tier high. */
      flashChallengeNonce?: string
      /** @description Per-step mean RGB samples from the front-facing camera. */
      flashSamples?: components['schemas']['FlashSample'][]
      frameMeta?: components['schemas']['FrameMeta'][]
      /** @description Base64-encoded JPEG or PNG frames, 1–10. */
      frames: string[]
      /** @description Per-field confidence (0–1) for ocrFields. */
      ocrConfidence?: {
        [key: string]: number
      }
      /** @description Client-side OCR results: compared with the server’s own reading, never believed. */
      ocrFields?: {
        [key: string]: string
      }
      /** @enum {string} */
      platform: 'rn-ios' | 'rn-android' | 'ios' | 'android' | 'flutter' | 'web'
      /** @description SDK identifier + version, e.g. "qe-identity-sdk-rn@0.1.0". */
      sdkVersion: string
      sensors?: components['schemas']['SensorTrace']
      /** @description Lower-case hex HMAC-SHA256 of the canonical JSON (RFC 8785) of the bundle without this member. */
      signature: string
      /** @description Bundle schema version. Current: "1.0". */
      version: string
    }
    /** @description What a capture-session token gets to see of a result. */
    CaptureClientView: {
      ktpBundle: {
        id: string
        /** @enum {string} */
        verdict: 'passed' | 'failed' | 'requires_review'
      }
      retry: {
        allowed: boolean
        hints: ('show_whole_card' | 'move_closer' | 'hold_steady' | 'more_light' | 'less_glare' | 'brighter_screen')[]
      }
      verification: {
        id: string
        /** @enum {string} */
        status: 'verified' | 'failed' | 'pending'
      }
    }
    CaptureProgressRequest: {
      /** @enum {string} */
      step: 'intro' | 'camera' | 'flash' | 'review' | 'submitting' | 'done'
    }
    CaptureRequest: {
      bundle: components['schemas']['CaptureBundle']
      /** @description CUID of the customer. */
      customerId: string
      /** @description The signing key. With a challenge it must equal its hmacSecret and may be left out. */
      hmacKey?: string
    }
    CaptureResult: {
      antiSpoof: components['schemas']['AntiSpoofResult']
      customer: {
        id: string
        /** @enum {string} */
        kycTier: 'none' | 'standard'
      }
      /** @description Other customers with the same face, best first; null when nothing was searched. */
      duplicateCandidates: components['schemas']['DuplicateCandidate'][] | null
      faceEnrolment: components['schemas']['FaceEnrolmentResult']
      ktpBundle: {
        /** @enum {string} */
        assuranceTier: 'high' | 'standard' | 'low'
        framesStored: number
        id: string
        /**
         * @description Which key signed the bundle.
         * @enum {string}
         */
        keySource: 'challenge' | 'device' | 'self_asserted'
        /** @enum {string} */
        verdict: 'passed' | 'failed' | 'requires_review'
      }
      /** @description What was missing and would have raised the tier. */
      missing: string[]
      ocr: components['schemas']['OcrResult']
      /** @description Version of the weights and thresholds used. */
      policyVersion: string
      tamper: components['schemas']['TamperResult']
      verification: {
        id: string
        /** @description A ranking aid, never the decision. */
        score: number
        /** @enum {string} */
        status: 'verified' | 'failed' | 'pending'
      }
    }
    CaptureSession: {
      /** @description Captures submitted so far. */
      captures: number
      capturesAllowed: number
      /** Format: date-time */
      createdAt: string
      customerId: string
      /** Format: date-time */
      expiresAt: string
      /** @description cs_ and a ULID. */
      id: string
      /** @enum {string} */
      locale: 'id' | 'en'
      /** @description The latest capture of the session. */
      outcome: {
        ktpBundleId: string
        verificationId: string
      } | null
      /** @enum {string} */
      requiredAssurance: 'standard' | 'high'
      returnUrl: string | null
      /** @enum {string} */
      state: 'open' | 'completed' | 'expired' | 'cancelled'
      /**
       * @description Where the person stands; a reload goes on there.
       * @enum {string}
       */
      step: 'intro' | 'camera' | 'flash' | 'review' | 'submitting' | 'done'
    }
    /** @description What the browser that holds the token gets to see. */
    CaptureSessionClientView: {
      capturesLeft: number
      customerId: string
      /** Format: date-time */
      expiresAt: string
      /** @description cs_ and a ULID. */
      id: string
      /** @enum {string} */
      locale: 'id' | 'en'
      outcome: components['schemas']['CaptureClientView'] | null
      /** @enum {string} */
      requiredAssurance: 'standard' | 'high'
      returnUrl: string | null
      /** @enum {string} */
      state: 'open' | 'completed' | 'expired' | 'cancelled'
      /**
       * @description Where the person stands; a reload goes on there.
       * @enum {string}
       */
      step: 'intro' | 'camera' | 'flash' | 'review' | 'submitting' | 'done'
    }
    CaptureSessionCreated: {
      /** @description Captures submitted so far. */
      captures: number
      capturesAllowed: number
      /** Format: date-time */
      createdAt: string
      customerId: string
      /** Format: date-time */
      expiresAt: string
      /** @description cs_ and a ULID. */
      id: string
      /** @enum {string} */
      locale: 'id' | 'en'
      /** @description The latest capture of the session. */
      outcome: {
        ktpBundleId: string
        verificationId: string
      } | null
      /** @description The same address as a QR code: an SVG image. */
      qrSvg: string
      /** @enum {string} */
      requiredAssurance: 'standard' | 'high'
      returnUrl: string | null
      /** @enum {string} */
      state: 'open' | 'completed' | 'expired' | 'cancelled'
      /**
       * @description Where the person stands; a reload goes on there.
       * @enum {string}
       */
      step: 'intro' | 'camera' | 'flash' | 'review' | 'submitting' | 'done'
      /** @description qe_cst_…, for the browser of this customer. Shown this once. */
      token: string
      /** @description The hosted page, the token behind `#`. */
      url: string
    }
    CaptureSessionLink: {
      /** @description The same address as a QR code: an SVG image. */
      qrSvg: string
      /** @description The hosted page, the token behind `#`. */
      url: string
    }
    CaptureSessionRequest: {
      /** @description CUID of the customer being verified. */
      customerId: string
      /**
       * @description Language of the hosted page. Default `id`.
       * @enum {string}
       */
      locale?: 'id' | 'en'
      /**
       * @description The tier to reach; `high` needs the flash challenge. Default `standard`.
       * @enum {string}
       */
      requiredAssurance?: 'standard' | 'high'
      /** @description Where the hosted page leads back to when the capture has ended: `https:`, or `http:` on a loopback address. */
      returnUrl?: string
      /**
       * @description Time to live in milliseconds.
       * @default 1800000
       */
      ttlMs?: number
    }
    /** @description A rectangle on the rectified card, as fractions of its width and height. */
    CardBox: {
      height: number
      width: number
      x: number
      y: number
    }
    ChallengeRequest: {
      /** @description CUID of the customer being verified. */
      customerId: string
      /**
       * @description Number of colour steps. Three are too few to be conclusive for tier high; our SDKs ask for 7.
       * @default 5
       */
      steps?: number
      /**
       * @description Time to live in milliseconds.
       * @default 90000
       */
      ttlMs?: number
    }
    ChallengeResult: {
      flashChallenge: components['schemas']['FlashChallenge']
    }
    Customer: {
      /** Format: date-time */
      createdAt: string
      externalRef: string | null
      /** @description CUID2. */
      id: string
      /** @enum {string} */
      kycTier: 'none' | 'standard'
      /** Format: date-time */
      updatedAt: string
    }
    CustomerCreateRequest: {
      /** @description Your own id of this person; unique within the tenant. Do not put personal data in it. */
      externalRef?: string
    }
    CustomerPage: {
      data: components['schemas']['Customer'][]
      /** @description Hand it back as ?cursor=; null on the last page. */
      nextCursor: string | null
    }
    Device: {
      /** Format: date-time */
      createdAt: string
      id: string
      label: string | null
      /** @enum {string|null} */
      platform: 'rn-ios' | 'rn-android' | 'ios' | 'android' | 'flutter' | 'web' | null
      /** Format: date-time */
      revokedAt: string | null
      /** @enum {string} */
      state: 'active' | 'revoked'
    }
    DeviceCreated: {
      /** Format: date-time */
      createdAt: string
      /** @description Signing key: the UTF-8 bytes of the whole string. Shown this once. */
      hmacKey: string
      id: string
      label: string | null
      /** @enum {string|null} */
      platform: 'rn-ios' | 'rn-android' | 'ios' | 'android' | 'flutter' | 'web' | null
      /** Format: date-time */
      revokedAt: string | null
      /** @enum {string} */
      state: 'active' | 'revoked'
    }
    DeviceCreateRequest: {
      label?: string
      /** @enum {string} */
      platform?: 'rn-ios' | 'rn-android' | 'ios' | 'android' | 'flutter' | 'web'
    }
    DevicePage: {
      data: components['schemas']['Device'][]
      /** @description Hand it back as ?cursor=; null on the last page. */
      nextCursor: string | null
    }
    /** @description An enrolment of another customer with the same face. */
    DuplicateCandidate: {
      customerId: string
      enrolmentId: string
      ktpBundleId: string
      likely: boolean
      /** @description The same NIK was read on both cards; null when one was not read. */
      sameNik: boolean | null
      /** @description Cosine of the two templates. */
      score: number
    }
    /** @description An enrolment against a photo or against another enrolment: give one of the two. */
    FaceCompareRequest: {
      /** @description The enrolment that is compared. */
      enrolmentId: string
      /** @description Standard base64 of a JPEG or PNG file, at most 12 MB of base64. */
      image?: string
      /** @description Another enrolment of the tenant. */
      otherEnrolmentId?: string
    }
    FaceComparison: {
      /**
       * @description Under the thresholds in force; `review` is for a person.
       * @enum {string}
       */
      decision: 'accept' | 'review' | 'reject'
      enrolmentId: string
      modelId: string
      otherEnrolmentId: string | null
      /**
       * @description Why nothing was compared, or why the score alone does not decide.
       * @enum {string|null}
       */
      reason:
        | 'no_engine'
        | 'no_card'
        | 'no_face'
        | 'unsure_face'
        | 'too_small'
        | 'too_blurred'
        | 'drawn_portrait'
        | 'several_faces'
        | 'no_template'
        | 'other_model'
        | 'not_active'
        | 'analysis_unfinished'
        | null
      /** @description Cosine; null when nothing could be compared. */
      score: number | null
      thresholds: components['schemas']['FaceThresholds']
    }
    FaceEnrolmentResult: {
      /** @description There is no template of the portrait; `reason` says why. */
      fallbackStub: boolean
      id: string
      /** @description `none` without a template. */
      modelId: string
      /**
       * @description `low`: the portrait is small or blurred.
       * @enum {string|null}
       */
      quality: 'good' | 'low' | null
      /**
       * @description Why there is no template, or why it is not searched for.
       * @enum {string|null}
       */
      reason:
        | 'no_engine'
        | 'no_card'
        | 'no_face'
        | 'unsure_face'
        | 'too_small'
        | 'too_blurred'
        | 'drawn_portrait'
        | 'several_faces'
        | 'no_template'
        | 'other_model'
        | 'not_active'
        | 'analysis_unfinished'
        | null
      /**
       * @description Only active enrolments are found by a search.
       * @enum {string}
       */
      state: 'active' | 'quarantined' | 'revoked'
    }
    FaceSearchMatch: {
      customerId: string
      enrolmentId: string
      ktpBundleId: string
      likely: boolean
      score: number
    }
    /** @description Give a photo or an enrolment. */
    FaceSearchRequest: {
      /** @description An enrolment of the tenant, which is left out of its own matches. */
      enrolmentId?: string
      /** @description Standard base64 of a JPEG or PNG file, at most 12 MB of base64. */
      image?: string
      limit?: number
    }
    FaceSearchResult: {
      /** @description false: enrolments exist that found no room in the index. */
      complete: boolean
      /** @description Active enrolments of the tenant, best first. */
      matches: components['schemas']['FaceSearchMatch'][]
      modelId: string
      /**
       * @description Why nothing was searched.
       * @enum {string|null}
       */
      reason:
        | 'no_engine'
        | 'no_card'
        | 'no_face'
        | 'unsure_face'
        | 'too_small'
        | 'too_blurred'
        | 'drawn_portrait'
        | 'several_faces'
        | 'no_template'
        | 'other_model'
        | 'not_active'
        | 'analysis_unfinished'
        | null
      thresholds: components['schemas']['FaceThresholds']
    }
    /** @description Cosines, with review < accept and candidate ≤ likely. */
    FaceThresholds: {
      /** @description 1:1 from here on: the same person. */
      accept: number
      /** @description 1:N from here on: shown to a person. */
      candidate: number
      /** @description 1:N from here on: probably the same person. */
      likely: number
      /** @description 1:1 from here on, below `accept`: for a person to decide. */
      review: number
    }
    FindingCounts: {
      /** @description By species of attack. */
      attacks: {
        [key: string]: number[]
      }
      /** @description So many, of so many. */
      genuine: number[]
    }
    /** @description A single-use colour sequence to show during the capture. */
    FlashChallenge: {
      /** @description #RRGGBB, in order of display. */
      colors: string[]
      /**
       * Format: date-time
       * @description Judged on the server’s clock when the capture arrives.
       */
      expiresAt: string
      /** @description Signing key for a web SDK: the UTF-8 bytes of the whole string. Shown this once. */
      hmacSecret: string
      /** @description Milliseconds each colour stays on the screen. */
      holdMs: number[]
      /** @description fc_ and a ULID. */
      id: string
      /**
       * Format: uuid
       * @description Echo it in the bundle as flashChallengeNonce.
       */
      nonce: string
      /** @enum {string} */
      purpose: 'ktp'
    }
    /** @description Mean colour the front camera saw during one step, 0–255. */
    FlashSample: {
      /** @description Unix time in milliseconds on the phone’s clock. */
      atMs?: number
      b: number
      g: number
      r: number
      /** @description Zero-based step of the challenge. */
      step: number
    }
    FrameDrawing: {
      capturedAtMs: number | null
      /** @description Width, scale, tilt and quality of the card on this frame. */
      card: {
        [key: string]: unknown
      } | null
      height: number
      index: number
      /** @description Corners of the card in pixels of the frame: top left, top right, bottom right, bottom left. */
      quad: number[][] | null
      /** @enum {string} */
      state: 'sealed' | 'purged'
      /** @description Flash step. */
      step: number | null
      /** @description Pixels after EXIF orientation. */
      width: number
    }
    /** @description What the SDK knows about one frame; entry n speaks of frame n. */
    FrameMeta: {
      /** @enum {string} */
      camera?: 'front' | 'rear'
      /** @description Unix time in milliseconds on the phone’s clock. */
      capturedAtMs?: number
      /** @description Zero-based step of the challenge during which the frame was exposed. */
      step?: number
      torch?: boolean
    }
    KtpBundle: {
      antiSpoof: components['schemas']['AntiSpoofResult']
      /** @enum {string} */
      assuranceTier: 'high' | 'standard' | 'low'
      /**
       * Format: date-time
       * @description As the phone claimed.
       */
      capturedAt: string
      customerId: string
      /** @description Other customers with the same face, best first; null when nothing was searched. */
      duplicateCandidates: components['schemas']['DuplicateCandidate'][] | null
      faceEnrolment: components['schemas']['FaceEnrolmentResult']
      flashChallengeId: string | null
      frames: components['schemas']['StoredFrame'][]
      framesStored: number
      id: string
      /** @enum {string} */
      keySource: 'challenge' | 'device' | 'self_asserted'
      missing: string[]
      ocr: components['schemas']['OcrResult']
      /** @enum {string} */
      platform: 'rn-ios' | 'rn-android' | 'ios' | 'android' | 'flutter' | 'web'
      policyVersion: string
      /**
       * Format: date-time
       * @description As the server saw.
       */
      receivedAt: string
      sdkVersion: string
      tamper: components['schemas']['TamperResult']
      /**
       * @description The machine’s verdict; an override never changes it.
       * @enum {string}
       */
      verdict: 'passed' | 'failed' | 'requires_review'
      verificationId: string
      version: string
    }
    NikRegionPart: {
      code: string
      /** @description null when no edition of the ministry’s table lists the code. */
      name: string | null
      successor: string | null
      validFrom: string | null
      /** @description The day it was retired; null while in force. */
      validTo: string | null
    }
    NikSearchRequest: {
      /** @description 16 digits. */
      nik: string
    }
    NikView: {
      /** @description YYYY-MM-DD. */
      birthDate: string | null
      checks: {
        detail: string
        outcome: string
        rule: string
      }[]
      district: components['schemas']['NikRegionPart'] | null
      gender: string | null
      nik: string
      outcome: string
      printed: {
        dateOfBirth: string | null
        district: string | null
        gender: string | null
        province: string | null
        regency: string | null
      }
      province: components['schemas']['NikRegionPart'] | null
      regency: components['schemas']['NikRegionPart'] | null
      serial: string | null
    }
    OcrCheck: {
      detail: string
      /** @enum {string} */
      outcome: 'ok' | 'warn' | 'fail'
      /** @description Stable rule id. */
      rule: string
    }
    OcrField: {
      box: components['schemas']['CardBox'] | null
      checks: components['schemas']['OcrCheck'][]
      confidence: number
      /** @description As the engine read it. */
      raw: string | null
      /** @description Normalised; null when unreadable. */
      value: string | null
    }
    /** @description What the server read on the card. */
    OcrResult: {
      cardFound: boolean
      /** @description Checks that concern several fields. */
      checks: components['schemas']['OcrCheck'][]
      /** @description Engine and model identity. */
      engine: string
      /** @description The 16 fields of the card by name. */
      fields: {
        [key: string]: components['schemas']['OcrField']
      }
      header: {
        province: components['schemas']['OcrField']
        regency: components['schemas']['OcrField']
      }
      issuePlace: components['schemas']['OcrField']
    }
    Overview: {
      analysts: {
        approved: number
        id: string
        medianClaimToDecisionMs: number | null
        name: string | null
        overrides: number
        recapture: number
        rejected: number
      }[]
      customers: {
        none: number
        standard: number
      }
      days: {
        /** @description YYYY-MM-DD in Jakarta. */
        day: string
        tiers: {
          high: number
          low: number
          standard: number
        }
        verdicts: {
          failed: number
          passed: number
          requires_review: number
        }
      }[]
      /** Format: date-time */
      from: string
      queue: {
        over24h: number
        under1h: number
        under4h: number
        under24h: number
      }
      /** @description The newest of the range, from which voters and stages were taken. */
      sampledBundles: number
      stages: {
        medianMs: number
        p95Ms: number
        stage: string
      }[]
      /** Format: date-time */
      to: string
      voters: {
        abstained: number
        /** @description Decided cases in which it objected. */
        decided: number
        name: string
        objected: number
        /** @description Of those, approved all the same. */
        overruled: number
        passed: number
      }[]
    }
    PasswordChangeRequest: {
      currentPassword: string
      /** @description 12 characters or more, none of the common ones. */
      newPassword: string
    }
    PasswordConfirmRequest: {
      password: string
    }
    /** @description Everything that turns evidence into a verdict. The same evidence under the same policy gives the same verdict. */
    Policy: {
      antiSpoof: components['schemas']['PolicyDecision']
      basis: string
      calibration: components['schemas']['PolicyCalibration'] | null
      groups: components['schemas']['PolicyGroup'][]
      score: {
        bias: number
        scale: number
      }
      /** @description Of the policy as canonical JSON (RFC 8785), lower-case hex. */
      sha256: string
      tamper: components['schemas']['PolicyDecision']
      tiers: {
        /** @description All of them; the first tier whose needs are met is given. */
        needs: string[]
        /** @enum {string} */
        tier: 'high' | 'standard' | 'low'
      }[]
      /** @description As in `policyVersion` of a capture result. */
      version: string
      voters: components['schemas']['PolicyVoter'][]
    }
    PolicyCalibration: {
      base: string
      /** @description Where the captures are from; generated ones give no real-world rates. */
      captures: string
      claims: {
        atMost: number
        /** @description So many, of so many. */
        fitted: number[]
        /** @description So many, of so many. */
        heldOut: number[]
        name: string
      }[]
      /** @description What the counts could not settle, and what stands instead. */
      unsettled: string[]
    }
    /** @description How a sum of log-likelihood ratios becomes a word. */
    PolicyDecision: {
      /** @description spoof or tampered at or above this, with one vote of `accuserFrom` or more. */
      accuseAt: number
      accuserFrom: number
      /** @description live or authentic at or below this, when coverage holds. */
      clearAt: number
      /** @description A vote above this is never outweighed. */
      clearForbiddenAbove: number
      coverage: {
        frames: number
        groups: ('S' | 'D' | 'P' | 'G' | 'F' | 'T' | 'X' | 'V')[]
      }
      singleFrame?: {
        clearAt: number
        groups: ('S' | 'D' | 'P' | 'G' | 'F' | 'T' | 'X' | 'V')[]
      }
    }
    PolicyFinding: {
      counts: components['schemas']['FindingCounts'] | null
      /** @enum {string} */
      group: 'S' | 'D' | 'P' | 'G' | 'F' | 'T' | 'X' | 'V'
      /** @description Natural log of how much likelier it is with an attack; positive speaks against the card. 0 abstains. */
      llr: number
      name: string
      /** @description A person must look, whatever the sum. */
      review: boolean
      /**
       * @description Did not object, objects, or abstains.
       * @enum {string}
       */
      stance: 'pass' | 'fail' | 'absent'
    }
    PolicyGroup: {
      cap: number
      /** @enum {string} */
      combine: 'sum' | 'strongest' | 'strongest_else_mean'
      /** @enum {string} */
      family: 'anti_spoof' | 'tamper'
      floor: number
      /** @enum {string} */
      name: 'S' | 'D' | 'P' | 'G' | 'F' | 'T' | 'X' | 'V'
      /** @description A voter whose accusation stands whatever the others say. */
      override?: string
      sees: string
      weight: number
    }
    PolicyVoter: {
      /** @enum {string} */
      basis: 'judgement' | 'calibrated'
      /** @description The most it may say for the card (≤ 0) and against it (≥ 0). */
      bounds: number[]
      /** @enum {string} */
      family: 'anti_spoof' | 'tamper'
      findings: components['schemas']['PolicyFinding'][]
      fooledBy: string
      /** @enum {string} */
      group: 'S' | 'D' | 'P' | 'G' | 'F' | 'T' | 'X' | 'V'
      name: string
      sees: string
      /** @description Where its numbers are from. */
      source: string
      /** @description Where the limits between its findings are from. */
      thresholdSource: string
      /** @description Raised whenever the same evidence could give another finding. */
      version: string
    }
    /** @description RFC 9457, application/problem+json. */
    Problem: {
      /** @enum {string} */
      code:
        | 'invalid_request'
        | 'unauthenticated'
        | 'sign_in_failed'
        | 'session_expired'
        | 'forbidden_scope'
        | 'second_factor_needed'
        | 'csrf_failed'
        | 'insecure_transport'
        | 'not_found'
        | 'length_required'
        | 'payload_too_large'
        | 'unsupported_media_type'
        | 'frame_invalid'
        | 'frame_too_large'
        | 'frame_dimensions'
        | 'too_many_frames'
        | 'bundle_version_unsupported'
        | 'signature_invalid'
        | 'challenge_not_found'
        | 'challenge_expired'
        | 'challenge_consumed'
        | 'challenge_customer_mismatch'
        | 'session_closed'
        | 'review_conflict'
        | 'erased'
        | 'customer_exists'
        | 'duplicate_bundle'
        | 'email_taken'
        | 'last_admin'
        | 'link_invalid'
        | 'totp_enrolled'
        | 'idempotency_conflict'
        | 'idempotency_in_progress'
        | 'rate_limited'
        | 'overloaded'
        | 'internal'
      detail?: string
      errors: components['schemas']['ProblemItem'][]
      /** @description Quote it when you report a problem. */
      requestId: string
      status: number
      title: string
      /** @description URI reference of the documentation of this code. */
      type: string
    }
    ProblemItem: {
      message: string
      /** @description JSON pointer into the body; `?name` for a query parameter. */
      pointer: string
    }
    RecoveryCodes: {
      /** @description Send it as `X-CSRF-Token` with every POST, PUT, PATCH and DELETE of this session. */
      csrfToken: string
      /** @description Shown this once; each works once. */
      recoveryCodes: string[]
      /**
       * @description `code`: a code of the authenticator app is still needed. `enrol`: one must be set up first. `full`: signed in.
       * @enum {string}
       */
      stage: 'code' | 'enrol' | 'full'
    }
    /** @description By verdict; null: kept until it is erased. */
    RetentionDays: {
      failed: number | null
      passed: number | null
      review: number | null
    }
    ReviewCase: {
      claim: components['schemas']['ReviewClaim'] | null
      customerId: string
      decidedBy: components['schemas']['ReviewPerson'] | null
      /** @enum {string|null} */
      decision: 'approve' | 'reject' | 'request_recapture' | null
      firstApproval: components['schemas']['ReviewPerson'] | null
      id: string
      ktpBundleId: string
      /** Format: date-time */
      openedAt: string
      /** @enum {string} */
      platform: 'rn-ios' | 'rn-android' | 'ios' | 'android' | 'flutter' | 'web'
      /** @description A ReviewReasonCode, or `customer_erased`. */
      reasonCode: string | null
      /** @description Voters that objected, strongest first; `coverage` when none did and too little was there to say yes. */
      reasons: string[]
      /** @description 100 minus the score of the bundle. */
      risk: number
      /** @enum {string} */
      riskLevel: 'low' | 'medium' | 'high'
      /** @enum {string} */
      state: 'open' | 'claimed' | 'awaiting_second' | 'decided'
      /**
       * @description The machine’s, which never changes.
       * @enum {string}
       */
      verdict: 'passed' | 'failed' | 'requires_review'
      /** @description The verification the decision made. */
      verificationId: string | null
      /** @description Rises with every change of the tenant’s cases. */
      version: number
    }
    ReviewCasePage: {
      data: components['schemas']['ReviewCase'][]
      /** @description Hand it back as ?cursor=; null on the last page. */
      nextCursor: string | null
    }
    ReviewClaim: {
      /** Format: date-time */
      at: string
      id: string
      name: string | null
      /**
       * Format: date-time
       * @description Then anyone may take the case.
       */
      until: string
    }
    ReviewClaimRequest: {
      /** @description Supervisors: take it from whoever holds it. */
      takeOver?: boolean
    }
    ReviewCounts: {
      awaitingSecond: number
      claimed: number
      decided: number
      /** @description Claimed by whoever asks. */
      mine: number
      /**
       * Format: date-time
       * @description Of the undecided.
       */
      oldestOpenedAt: string | null
      open: number
      /** @description What the events begin after. */
      version: number
    }
    ReviewDecided: {
      case: components['schemas']['ReviewCase']
      kycTierMoved: boolean
      verification: components['schemas']['Verification'] | null
    }
    ReviewDecisionRequest: {
      /** @enum {string} */
      decision: 'approve' | 'reject' | 'request_recapture'
      /**
       * @description Must fit the decision; `other` needs a text.
       * @enum {string}
       */
      reasonCode:
        | 'card_genuine'
        | 'identity_confirmed'
        | 'data_corrected'
        | 'screen_or_print'
        | 'forged_card'
        | 'edited_image'
        | 'not_the_holder'
        | 'duplicate_person'
        | 'not_a_ktp'
        | 'bad_image'
        | 'card_covered'
        | 'other'
      /** @description For colleagues and auditors; sealed with the customer’s data. */
      text?: string
    }
    ReviewDetail: {
      bundle: components['schemas']['KtpBundle'] | null
      case: components['schemas']['ReviewCase']
      customer: components['schemas']['Customer'] | null
      decisionText: string | null
      /** @description The customer was erased: there is nothing left to look at. */
      erased: boolean
      firstApprovalText: string | null
      frames: components['schemas']['FrameDrawing'][]
      /** @description lambda of the bundle and the thresholds clearAt and accuseAt of the policy in force. */
      fused: {
        antiSpoof: {
          [key: string]: number
        }
        tamper: {
          [key: string]: number
        }
      } | null
      /** @description Of the customer, newest first, at most 50. */
      history: components['schemas']['Verification'][]
      /** @description Evidence for drawing by name: flash, frameNoise and every forensic measure, as plain data. */
      measures: {
        [key: string]: unknown
      } | null
      nik: components['schemas']['NikView'] | null
      notes: components['schemas']['ReviewNote'][]
      scales: components['schemas']['VoterScale'][]
      /** @description Of the scales; the bundle may have been judged by an older one. */
      scalesPolicyVersion: string
    }
    ReviewNote: {
      author: components['schemas']['ReviewPerson']
      id: string
      /** @description null once the customer was erased. */
      text: string | null
    }
    ReviewNoteRequest: {
      /** @description Sealed with the customer’s data. */
      text: string
    }
    ReviewOpenRequest: {
      ktpBundleId: string
    }
    ReviewPerson: {
      /** Format: date-time */
      at: string
      /** @description `usr_…`, or `key_…` when a key of your back office acted. */
      id: string
      /** @description null when there is no such account any more. */
      name: string | null
    }
    SearchHit: {
      customerId: string
      id: string
      /** @enum {string} */
      kind: 'customer' | 'verification' | 'bundle' | 'review'
    }
    SearchResult: {
      /** @description At most 100. */
      data: components['schemas']['SearchHit'][]
    }
    SecondFactorRequest: {
      code?: string
      recoveryCode?: string
    }
    SensorTrace: {
      /** @description Rows of time in milliseconds, x, y and z in m/s². */
      accelerometer?: number[][]
      /** @description Rows of time in milliseconds, x, y and z in rad/s. */
      gyroscope?: number[][]
    }
    SetupRequest: {
      email?: string
      name?: string
      /** @description 12 characters or more, none of the common ones. */
      password: string
      token: string
    }
    SignInMethods: {
      /** @description The session of this browser that still needs a code or an authenticator app; null when there is none. */
      begun: components['schemas']['SignInResult'] | null
      /** @description The identity provider at which members may sign in; null when there is none. */
      oidc: {
        name: string
      } | null
    }
    SignInRequest: {
      email: string
      password: string
    }
    SignInResult: {
      /** @description Send it as `X-CSRF-Token` with every POST, PUT, PATCH and DELETE of this session. */
      csrfToken: string
      /**
       * @description `code`: a code of the authenticator app is still needed. `enrol`: one must be set up first. `full`: signed in.
       * @enum {string}
       */
      stage: 'code' | 'enrol' | 'full'
    }
    StoredFrame: {
      /** @description Bytes of the image file before sealing. */
      byteLength: number
      /** @enum {string} */
      format: 'jpeg' | 'png'
      height: number
      index: number
      /** @description SHA-256 of the image file, lower-case hex. */
      sha256: string
      /** @enum {string} */
      state: 'sealed' | 'purged'
      /** @description Pixels after EXIF orientation. */
      width: number
    }
    /** @description Is what the card shows as issued? */
    TamperResult: {
      /** @description Why the word is not the better one. */
      because: string[]
      /** @enum {string} */
      fused: 'authentic' | 'tampered' | 'unclear'
      /** @description Voters that did not object, among those present. */
      passed: number
      /** @description Voters that did not abstain. */
      present: number
      voters: components['schemas']['VoterResult'][]
    }
    TenantSettingsChange: {
      allowSelfAssertedKeys?: boolean
      retentionDays?: components['schemas']['RetentionDays']
      /** @description How long a claimed case is its analyst's alone, milliseconds: 1 minute to 8 hours. */
      reviewClaimMs?: number
      /**
       * @description From this risk on a decision needs a second person; null: never.
       * @enum {string|null}
       */
      secondApproverFrom?: 'low' | 'medium' | 'high' | null
    }
    TenantSettingsView: {
      /** @description Self-asserted signing keys may reach tier standard. */
      allowSelfAssertedKeys: boolean
      retentionDays: components['schemas']['RetentionDays']
      /** @description How long a claimed case is its analyst's alone, milliseconds: 1 minute to 8 hours. */
      reviewClaimMs: number
      /**
       * @description From this risk on a decision needs a second person; null: never.
       * @enum {string|null}
       */
      secondApproverFrom: 'low' | 'medium' | 'high' | null
    }
    TotpConfirmRequest: {
      code: string
    }
    TotpEnrolment: {
      otpauthUrl: string
      qrSvg: string
      /** @description Base32, for typing in. */
      secret: string
    }
    Verification: {
      /** @description The analyst who decided; null for the machine. */
      actorUserId: string | null
      /** @enum {string} */
      assuranceTier: 'high' | 'standard' | 'low'
      /** Format: date-time */
      createdAt: string
      customerId: string
      id: string
      ktpBundleId: string
      score: number
      /** @enum {string} */
      status: 'verified' | 'failed' | 'pending'
      /** @description The verification that replaced this one. */
      supersededById: string | null
      /** @description The verification this one replaces. */
      supersedesId: string | null
    }
    VerificationPage: {
      data: components['schemas']['Verification'][]
      /** @description Hand it back as ?cursor=; null on the last page. */
      nextCursor: string | null
    }
    VoterResult: {
      /** @description What was measured; the unit is in each key. */
      evidence: {
        [key: string]: unknown
      }
      /** @description Which of the voter’s documented findings it was. */
      finding: string
      name: string
      /** @description true: did not object. false: objects. null: abstains and does not count as present. */
      passed: boolean | null
      /** @description One plain sentence. */
      reason: string
      /** @description 0.5 says nothing, higher speaks for the card. */
      score: number
      version: string
    }
    VoterScale: {
      findings: {
        finding: string
        /** @description Positive speaks for an attack. */
        llr: number
        /** @description A person must look, whatever the sum. */
        review: boolean
        score: number
      }[]
      group: string
      /** @description What its finding weighed. */
      llr: number
      name: string
    }
  }
  responses: never
  parameters: never
  requestBodies: never
  headers: never
  pathItems: never
}
export type $defs = Record<string, never>
export interface operations {
  listAnalysts: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AnalystList']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  inviteAnalyst: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['AnalystInviteRequest']
      }
    }
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AnalystInvited']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description email_taken */
      409: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getAnalyst: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Analyst']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  changeAnalyst: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['AnalystChangeRequest']
      }
    }
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Analyst']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description last_admin */
      409: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  linkAnalyst: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AnalystInvited']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description link_invalid */
      410: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getMe: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AnalystMe']
        }
      }
      /** @description session_expired, unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description second_factor_needed, csrf_failed, forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  setMyPreferences: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['AnalystPreferencesRequest']
      }
    }
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AnalystMe']
        }
      }
      /** @description session_expired, unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description second_factor_needed, csrf_failed, forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  changePassword: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['PasswordChangeRequest']
      }
    }
    responses: {
      /** @description Done. */
      204: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content?: never
      }
      /** @description session_expired, sign_in_failed, unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description second_factor_needed, csrf_failed, forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description rate_limited */
      429: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  replaceRecoveryCodes: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['PasswordConfirmRequest']
      }
    }
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RecoveryCodes']
        }
      }
      /** @description session_expired, sign_in_failed, unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description second_factor_needed, csrf_failed, forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description rate_limited */
      429: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listMySessions: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AnalystSessionList']
        }
      }
      /** @description session_expired, unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description second_factor_needed, csrf_failed, forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  endMySession: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done. */
      204: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content?: never
      }
      /** @description session_expired, unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description second_factor_needed, csrf_failed, forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  beginTotp: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['TotpEnrolment']
        }
      }
      /** @description session_expired, unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description second_factor_needed, csrf_failed, forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description totp_enrolled */
      409: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  confirmTotp: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['TotpConfirmRequest']
      }
    }
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RecoveryCodes']
        }
      }
      /** @description session_expired, sign_in_failed, unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description second_factor_needed, csrf_failed, forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description totp_enrolled */
      409: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description rate_limited */
      429: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  removeTotp: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['PasswordConfirmRequest']
      }
    }
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SignInResult']
        }
      }
      /** @description session_expired, sign_in_failed, unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description second_factor_needed, csrf_failed, forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description rate_limited */
      429: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  finishOidcSignIn: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description To the identity provider, or back to the dashboard. */
      302: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content?: never
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description insecure_transport, forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description rate_limited */
      429: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  startOidcSignIn: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description To the identity provider, or back to the dashboard. */
      302: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content?: never
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description insecure_transport, forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description rate_limited */
      429: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  useAnalystLink: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['SetupRequest']
      }
    }
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SignInResult']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description csrf_failed, insecure_transport, forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description email_taken */
      409: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description link_invalid */
      410: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description rate_limited */
      429: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getSignInMethods: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SignInMethods']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  signIn: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['SignInRequest']
      }
    }
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SignInResult']
        }
      }
      /** @description sign_in_failed, unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description csrf_failed, insecure_transport, forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description rate_limited */
      429: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  giveSecondFactor: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['SecondFactorRequest']
      }
    }
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SignInResult']
        }
      }
      /** @description sign_in_failed, session_expired, unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description csrf_failed, forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description rate_limited */
      429: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  signOut: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done. */
      204: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content?: never
      }
      /** @description session_expired, unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description csrf_failed, forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  signOutEverywhere: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Done. */
      204: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content?: never
      }
      /** @description session_expired, unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description csrf_failed, forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listAuditEntries: {
    parameters: {
      query?: {
        /** @description `noun.verb`, for example `review.decided`. */
        action?: string
        /** @description `usr_…`, `key_…` or `system`. */
        actor?: string
        cursor?: string
        /** @description Inclusive. */
        from?: string
        limit?: number
        /** @description Id of what was acted on. */
        subject?: string
        /** @description Exclusive. */
        to?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AuditPage']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  exportAuditCsv: {
    parameters: {
      query?: {
        /** @description `noun.verb`, for example `review.decided`. */
        action?: string
        /** @description `usr_…`, `key_…` or `system`. */
        actor?: string
        /** @description Inclusive. */
        from?: string
        /** @description Id of what was acted on. */
        subject?: string
        /** @description Exclusive. */
        to?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description text/csv */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'text/csv': string
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  exportAuditNdjson: {
    parameters: {
      query?: {
        /** @description `noun.verb`, for example `review.decided`. */
        action?: string
        /** @description `usr_…`, `key_…` or `system`. */
        actor?: string
        /** @description Inclusive. */
        from?: string
        /** @description Id of what was acted on. */
        subject?: string
        /** @description Exclusive. */
        to?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description application/x-ndjson */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/x-ndjson': string
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getCardImage: {
    parameters: {
      query: {
        /** @description A case number, for example; no personal data: the audit trail is never erased. */
        note?: string
        /** @description Why it is looked at; kept in the audit trail. */
        purpose: 'review' | 'second_opinion' | 'complaint' | 'fraud_inquiry' | 'legal_request'
        /** @description Long side, pixels. */
        w?: number
      }
      header?: never
      path: {
        id: string
        /** @description Of the frame in its bundle. */
        index: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description A new JPEG without metadata, watermarked with the name of who looks. Never cached. */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'image/jpeg': string
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description erased */
      410: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request, frame_invalid */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getFrameImage: {
    parameters: {
      query: {
        /** @description A case number, for example; no personal data: the audit trail is never erased. */
        note?: string
        /** @description Why it is looked at; kept in the audit trail. */
        purpose: 'review' | 'second_opinion' | 'complaint' | 'fraud_inquiry' | 'legal_request'
        /** @description Long side, pixels. */
        w?: number
      }
      header?: never
      path: {
        id: string
        /** @description Of the frame in its bundle. */
        index: number
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description A new JPEG without metadata, watermarked with the name of who looks. Never cached. */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'image/jpeg': string
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description erased */
      410: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request, frame_invalid */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getOwnCaptureSession: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description What the browser that holds the token gets to see. */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CaptureSessionClientView']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  watchOwnCaptureSession: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description text/event-stream */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'text/event-stream': string
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getOwnCaptureSessionLink: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CaptureSessionLink']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  noteCaptureStep: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['CaptureProgressRequest']
      }
    }
    responses: {
      /** @description What the browser that holds the token gets to see. */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CaptureSessionClientView']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  createCaptureSession: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['CaptureSessionRequest']
      }
    }
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CaptureSessionCreated']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getCaptureSession: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CaptureSession']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  cancelCaptureSession: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CaptureSession']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listCustomers: {
    parameters: {
      query?: {
        cursor?: string
        externalRef?: string
        /** @description Inclusive. */
        from?: string
        kycTier?: 'none' | 'standard'
        limit?: number
        /** @description Exclusive. */
        to?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CustomerPage']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  createCustomer: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['CustomerCreateRequest']
      }
    }
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Customer']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description customer_exists */
      409: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  exportCustomers: {
    parameters: {
      query?: {
        externalRef?: string
        /** @description Inclusive. */
        from?: string
        kycTier?: 'none' | 'standard'
        /** @description Exclusive. */
        to?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description text/csv */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'text/csv': string
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getCustomer: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Customer']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listDevices: {
    parameters: {
      query?: {
        cursor?: string
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DevicePage']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  createDevice: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['DeviceCreateRequest']
      }
    }
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DeviceCreated']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getDevice: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Device']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  revokeDevice: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Device']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listKtpBundles: {
    parameters: {
      query?: {
        assuranceTier?: 'high' | 'standard' | 'low'
        cursor?: string
        customerId?: string
        /** @description Inclusive. */
        from?: string
        keySource?: 'challenge' | 'device' | 'self_asserted'
        limit?: number
        platform?: 'rn-ios' | 'rn-android' | 'ios' | 'android' | 'flutter' | 'web'
        /** @description Exclusive. */
        to?: string
        verdict?: 'passed' | 'failed' | 'requires_review'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['BundlePage']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  exportKtpBundles: {
    parameters: {
      query?: {
        assuranceTier?: 'high' | 'standard' | 'low'
        customerId?: string
        /** @description Inclusive. */
        from?: string
        keySource?: 'challenge' | 'device' | 'self_asserted'
        platform?: 'rn-ios' | 'rn-android' | 'ios' | 'android' | 'flutter' | 'web'
        /** @description Exclusive. */
        to?: string
        verdict?: 'passed' | 'failed' | 'requires_review'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description text/csv */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'text/csv': string
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getKtpBundle: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['KtpBundle']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description erased */
      410: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getKtpBundleFindings: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description What a page needs to draw why a capture was judged as it was. */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['BundleFindings']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description erased */
      410: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  submitCapture: {
    parameters: {
      query?: never
      header?: {
        /** @description Kept 24 hours for this key, route and body: a retry gets the stored reply and burns nothing. */
        'Idempotency-Key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['CaptureRequest']
      }
    }
    responses: {
      /** @description The full result for an API key, the client view for a capture-session token. */
      200: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CaptureResult'] | components['schemas']['CaptureClientView']
        }
      }
      /** @description The full result for an API key, the client view for a capture-session token. */
      202: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['CaptureResult'] | components['schemas']['CaptureClientView']
        }
      }
      /** @description signature_invalid, unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found, challenge_not_found */
      404: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description challenge_consumed, duplicate_bundle, idempotency_in_progress */
      409: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description session_closed, challenge_expired */
      410: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description length_required */
      411: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request, bundle_version_unsupported, frame_invalid, frame_too_large, frame_dimensions, too_many_frames, challenge_customer_mismatch, idempotency_conflict */
      422: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description rate_limited */
      429: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  issueFlashChallenge: {
    parameters: {
      query?: never
      header?: {
        /** @description Kept 24 hours for this key, route and body: a retry gets the stored reply and burns nothing. */
        'Idempotency-Key'?: string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['ChallengeRequest']
      }
    }
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ChallengeResult']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description idempotency_in_progress */
      409: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description session_closed */
      410: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request, idempotency_conflict */
      422: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description rate_limited */
      429: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  compareFaces: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['FaceCompareRequest']
      }
    }
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['FaceComparison']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description length_required */
      411: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request, frame_invalid, frame_too_large, frame_dimensions */
      422: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description rate_limited */
      429: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  searchFaces: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['FaceSearchRequest']
      }
    }
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['FaceSearchResult']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description length_required */
      411: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request, frame_invalid, frame_too_large, frame_dimensions */
      422: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description rate_limited */
      429: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Calls a minute for this key. */
          'RateLimit-Limit'?: number
          /** @description Calls left in this minute. */
          'RateLimit-Remaining'?: number
          /** @description Seconds until the oldest counted call leaves the window. */
          'RateLimit-Reset'?: number
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getFaceThresholds: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Cosines, with review < accept and candidate ≤ likely. */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['FaceThresholds']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  setFaceThresholds: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['FaceThresholds']
      }
    }
    responses: {
      /** @description Cosines, with review < accept and candidate ≤ likely. */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['FaceThresholds']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listApiKeys: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ApiKeyList']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  createApiKey: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['ApiKeyCreateRequest']
      }
    }
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ApiKeyCreated']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  revokeApiKey: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ApiKey']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  rotateApiKey: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['ApiKeyRotateRequest']
      }
    }
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ApiKeyCreated']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getOverview: {
    parameters: {
      query?: {
        /** @description Inclusive. */
        from?: string
        /** @description Exclusive. */
        to?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Overview']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getPolicy: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Everything that turns evidence into a verdict. The same evidence under the same policy gives the same verdict. */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Policy']
        }
      }
    }
  }
  listReviews: {
    parameters: {
      query?: {
        cursor?: string
        customerId?: string
        limit?: number
        /** @description Only what I hold. */
        mine?: boolean
        openedFrom?: string
        /** @description Exclusive. */
        openedTo?: string
        platform?: 'rn-ios' | 'rn-android' | 'ios' | 'android' | 'flutter' | 'web'
        /** @description A voter, or `coverage`. */
        reason?: string
        risk?: 'low' | 'medium' | 'high'
        /** @description Default `undecided`: oldest first; `decided` newest first. */
        state?: 'open' | 'claimed' | 'awaiting_second' | 'decided' | 'undecided'
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ReviewCasePage']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  openReview: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['ReviewOpenRequest']
      }
    }
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ReviewCase']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getReview: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ReviewDetail']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  claimReview: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['ReviewClaimRequest']
      }
    }
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ReviewCase']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description review_conflict */
      409: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  decideReview: {
    parameters: {
      query?: never
      header?: {
        /** @description Kept 24 hours for this key, route and body: a retry gets the stored reply and burns nothing. */
        'Idempotency-Key'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['ReviewDecisionRequest']
      }
    }
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ReviewDecided']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description review_conflict, idempotency_in_progress */
      409: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description erased */
      410: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request, idempotency_conflict */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  addReviewNote: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['ReviewNoteRequest']
      }
    }
    responses: {
      /** @description Default Response */
      201: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ReviewNote']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description erased */
      410: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  releaseReview: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ReviewCase']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description review_conflict */
      409: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  countReviews: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ReviewCounts']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  watchReviews: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description text/event-stream */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'text/event-stream': string
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  search: {
    parameters: {
      query: {
        q: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SearchResult']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  searchByNik: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['NikSearchRequest']
      }
    }
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SearchResult']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getTenantSettings: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['TenantSettingsView']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  changeTenantSettings: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['TenantSettingsChange']
      }
    }
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['TenantSettingsView']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description payload_too_large */
      413: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description unsupported_media_type */
      415: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listVerifications: {
    parameters: {
      query?: {
        assuranceTier?: 'high' | 'standard' | 'low'
        /** @description true: only what no later row superseded. */
        current?: boolean
        cursor?: string
        customerId?: string
        /** @description Inclusive. */
        from?: string
        ktpBundleId?: string
        limit?: number
        /** @description true: decided by a person; false: by the machine. */
        reviewed?: boolean
        status?: 'verified' | 'failed' | 'pending'
        /** @description Exclusive. */
        to?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['VerificationPage']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  exportVerifications: {
    parameters: {
      query?: {
        assuranceTier?: 'high' | 'standard' | 'low'
        /** @description true: only what no later row superseded. */
        current?: boolean
        customerId?: string
        /** @description Inclusive. */
        from?: string
        ktpBundleId?: string
        /** @description true: decided by a person; false: by the machine. */
        reviewed?: boolean
        status?: 'verified' | 'failed' | 'pending'
        /** @description Exclusive. */
        to?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description text/csv */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'text/csv': string
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description invalid_request */
      422: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getVerification: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Verification']
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description not_found */
      404: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getLiveness: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok'
          }
        }
      }
    }
  }
  getMetrics: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Metrics */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'text/plain': string
        }
      }
    }
  }
  getReadiness: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Default Response */
      200: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': {
            faces: {
              /**
               * @description What runs the face models. `none`: they did not open, and portraits are not enrolled.
               * @enum {string}
               */
              engine: 'starting' | 'native' | 'wasm' | 'none'
              /**
               * @description The index of face enrolments. `full`: searches are not complete.
               * @enum {string}
               */
              index: 'building' | 'ready' | 'full'
              /** @description Of the index while it is built. */
              progress: number
            }
            reading: {
              /** @description Captures waiting or being read. */
              captures: number
              /** @description Processes that read frames. */
              processes: number
              /** @description Of them, those whose models are open. */
              ready: number
            }
            /** @enum {string} */
            status: 'ok'
          }
        }
      }
      /** @description unauthenticated */
      401: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description forbidden_scope */
      403: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description internal */
      500: {
        headers: {
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description overloaded */
      503: {
        headers: {
          /** @description Seconds to wait before the next try. */
          'Retry-After'?: number
          /** @description Yours when you sent one, ours otherwise; also in every log line. */
          'X-Request-Id'?: string
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
}
