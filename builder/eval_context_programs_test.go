package builder_test

import (
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/lambdatask"
	"github.com/aslgen/aslgen/builder/task/sqstask"
)

type contextOut struct {
	ID, Name, Role     string
	Started            time.Time
	Redrives           int
	Machine, MachineID string
	State              string
	Entered            time.Time
	Retries            int
	Both               string
}

type evalAsk struct {
	Token string
	Note  string `json:",omitempty"`
	Title label
	Tags  []string
}

type evalReply struct {
	Decision grade   `json:"decision"`
	Comment  *string `json:"comment,omitempty"`
}

// contextPrograms are the expressions of expr_context.go and Param.
func contextPrograms() []evalProgram {
	return []evalProgram{
		comparedProgram("context object", func(_ *spot, out *contextOut) []builder.Binding {
			return []builder.Binding{
				builder.Bind(&out.ID, builder.ExecutionID()), builder.Bind(&out.Name, builder.ExecutionName()), builder.Bind(&out.Role, builder.ExecutionRoleArn()),
				builder.Bind(&out.Started, builder.ExecutionStartTime()), builder.Bind(&out.Redrives, builder.ExecutionRedriveCount()), builder.Bind(&out.MachineID, builder.StateMachineID()),
				builder.Bind(&out.Machine, builder.StateMachineName()), builder.Bind(&out.State, builder.StateName()), builder.Bind(&out.Entered, builder.StateEnteredTime()),
				builder.Bind(&out.Retries, builder.StateRetryCount()), builder.Bind(&out.Both, builder.Format("{}/{}", builder.ExecutionName(), builder.StateRetryCount())),
			}
		}, func(_ spot, out contextOut) (want, got any) {
			return []any{"run", "m", "run/0", true}, []any{out.Name, out.Machine, out.Both, out.Entered.After(out.Started)}
		}),
		flowProgram("parameters", func(w *builder.Workflow[words, [3]string], in *words) {
			var out [3]string
			w.StartAt(builder.Succeed(w, "End", &out, builder.Bind(&out[0], builder.Param("one")), builder.Bind(&out[1], builder.Format("{}-{}", builder.Param("two-2"), &in.A)), builder.Bind(&out[2], builder.Upper(builder.Param("one")))))
		}, func(c *flowCheck[words, [3]string]) {
			require.Equal(c, [3]string{"param-one", "param-two-2-" + c.in.A, "PARAM-ONE"}, c.out)
		}),
		flowProgram("task token", buildToken, func(c *flowCheck[words, string]) {
			if v := c.last("Ask"); v != nil {
				got := decode[evalAsk](c.T, v.Fields["Request"])
				require.Equal(c, "token-Ask", got.Token)
				require.Equal(c, or(c.in.O, "fallback"), got.Note)
			}
			if c.fail == nil {
				require.NotEmpty(c, c.out)
			}
		}),
	}
}

func buildToken(w *builder.Workflow[words, string], in *words) {
	q := evalAsk{Note: "fallback"}
	asked := builder.Task(w, "Ask", sqstask.WithToken[evalAsk, evalReply](builder.Format("https://{}", builder.Param("queue")), sqstask.MessageGroupID(builder.Upper(&in.A)), sqstask.DelaySeconds(builder.Abs(&in.I)))).
		Arguments(&q, builder.Bind(&q.Token, builder.TaskToken()), builder.BindOptional(&q.Note, &in.O), builder.Bind(&q.Title, &in.L), builder.Bind(&q.Tags, builder.Split(&in.A, ","))).
		Timeout(time.Hour).HeartbeatExpr(builder.AddExpr(builder.Abs(&in.I), builder.Lit(1)))
	var second evalAsk
	again := builder.Task(w, "Again", lambdatask.WithToken[evalAsk, evalReply]("again")).TimeoutExpr(builder.Lit(5)).
		ArgumentsExpr(builder.Object(&second, builder.Bind(&second.Token, builder.TaskToken()), builder.Bind(&second.Tags, &in.List)))
	res := asked.Result()
	yes := builder.SucceedExpr(w, "Yes", builder.Format("yes: {}", builder.OrElse(&res.Comment, "-")))
	no := builder.Fail(w, "No", builder.Format("Refused.{}", &res.Decision), builder.OrElse(&res.Comment, "no comment"))
	maybe := builder.SucceedExpr(w, "Maybe", builder.As[string](&res.Decision))
	w.StartAt(again).Then(asked).Then(builder.Switch(w, "Decision", &res.Decision).Case(gradeHigh, yes).Case(gradeLow, no).Otherwise(maybe))
}
