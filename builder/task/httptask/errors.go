package httptask

import (
	"strconv"

	"github.com/aslgen/aslgen/builder"
)

// ErrSocket is States.Http.Socket: the endpoint did not answer, or not in 60 seconds. For [builder.On] and [builder.RetryOn].
const ErrSocket = "States.Http.Socket"

// ErrStatus names the error of a response with a status of 400 and more: States.Http.StatusCode.404. For [builder.On] and
// [builder.RetryOn].
func ErrStatus(status int) string { return "States.Http.StatusCode." + strconv.Itoa(status) }

// Throttled retries requests that the API refuses for their number: status 429. See [builder.Throttled].
var Throttled = builder.Throttled(ErrStatus(429))

// Transient retries what passes: status 500, 502, 503 and 504, and endpoints that do not answer. See [builder.Transient].
var Transient = builder.Transient(ErrStatus(500), ErrStatus(502), ErrStatus(503), ErrStatus(504), ErrSocket)
