package builder_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/internal/awssdk"
	"github.com/aslgen/aslgen/builder/task/sdktask"
	"github.com/aslgen/aslgen/internal/standin/service/bedrockruntime"
	bedrock "github.com/aslgen/aslgen/internal/standin/service/bedrockruntime/types"
	"github.com/aslgen/aslgen/internal/standin/service/healthlake"
	"github.com/aslgen/aslgen/internal/standin/service/healthlake/types"
	"github.com/aslgen/aslgen/internal/standin/service/rds"
)

// marshal writes a value as AWS writes it: types of the AWS SDK under the names that they have in a workflow.
func marshal(v any) (json.RawMessage, error) {
	if v != nil && holdsAWS(reflect.TypeOf(v), map[reflect.Type]bool{}) {
		return builder.Encoded(v, false)
	}
	return json.Marshal(v)
}

func holdsAWS(t reflect.Type, seen map[reflect.Type]bool) bool {
	if awssdk.Struct(t) {
		return true
	}
	if seen[t] {
		return false
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		return holdsAWS(t.Elem(), seen)
	case reflect.Struct:
		for i := range t.NumField() {
			if holdsAWS(t.Field(i).Type, seen) {
				return true
			}
		}
	default:
	}
	return false
}

// unionMembers are the members of unions; reflection does not tell them.
var unionMembers = map[reflect.Type][]reflect.Type{
	reflect.TypeFor[bedrock.ContentBlock]():   {reflect.TypeFor[bedrock.ContentBlockMemberText]()},
	reflect.TypeFor[bedrock.ConverseOutput](): {reflect.TypeFor[bedrock.ConverseOutputMemberMessage]()},
	reflect.TypeFor[types.InputDataConfig]():  {reflect.TypeFor[types.InputDataConfigMemberS3Uri]()},
	reflect.TypeFor[types.OutputDataConfig](): {reflect.TypeFor[types.OutputDataConfigMemberS3Configuration]()},
}

// fillUnion gives a union of the AWS SDK one of its members, or none. Other interfaces, such as bodies, stay nil.
func fillUnion(r *rand.Rand, v reflect.Value, depth int) {
	members := unionMembers[v.Type()]
	if i := r.IntN(len(members) + 1); i < len(members) {
		member := reflect.New(members[i])
		fillRandom(r, member.Elem(), depth+1)
		v.Set(member)
	}
}

type awsOut struct {
	ID, Plain string
	Same      *string
	Copied    *string
	Stopped   *string
	Mode      rds.EngineMode
	ModePtr   *rds.EngineMode
	Days      int32
	Groups    []string
	Multi     bool
	At        *time.Time
	Whole     rds.StopDBInstanceOutput
}

func bindAWS(in *rds.StopDBInstanceOutput, out *awsOut) []builder.Binding {
	db := in.DBInstance
	return []builder.Binding{
		builder.Bind(&out.ID, builder.OrElse(&db.DBInstanceIdentifier, "none")),
		builder.BindPtr(&out.Copied, builder.OrElse(&db.DBInstanceStatus, "gone")),
		builder.Bind(&out.Same, &db.DBInstanceIdentifier),
		builder.BindPtr(&out.Stopped, builder.Lit("now")),
		builder.Bind(&out.Mode, builder.OrZero(&db.EngineMode)),
		builder.BindPtr(&out.ModePtr, &db.EngineMode),
		builder.Bind(&out.Days, builder.OrZero(&db.BackupRetentionPeriod)),
		builder.Bind(&out.Groups, builder.EachExpr(builder.OrZero(&db.DBSecurityGroups), func(g *rds.DBSecurityGroupMembership) builder.Expr[string] {
			return builder.OrElse(&g.DBSecurityGroupName, "-")
		})),
		builder.Bind(&out.Multi, builder.OrElse(&db.MultiAZ, true)),
		builder.Bind(&out.At, &db.InstanceCreateTime),
		builder.Bind(&out.Whole, in),
	}
}

func wantAWS(in rds.StopDBInstanceOutput) awsOut {
	db := or(in.DBInstance, rds.DBInstance{})
	out := awsOut{
		ID: or(db.DBInstanceIdentifier, "none"), Copied: new(or(db.DBInstanceStatus, "gone")), Same: db.DBInstanceIdentifier, Stopped: new("now"),
		Mode: db.EngineMode, Days: db.BackupRetentionPeriod, Multi: or(db.MultiAZ, true), At: db.InstanceCreateTime, Whole: in,
	}
	if in.DBInstance != nil {
		out.ModePtr = &db.EngineMode
	}
	for _, g := range db.DBSecurityGroups {
		out.Groups = append(out.Groups, or(g.DBSecurityGroupName, "-"))
	}
	return out
}

type unionOut struct {
	From, Text string
	Words      []string
	None       *types.S3Configuration
}

// unionProgram reads the union in the result of a call, which holds one member, another one, or none.
func unionProgram(name, want string, from types.InputDataConfig) evalProgram {
	return evalProgram{name, []evalVariant{{
		name: "result", share: 0.1,
		build: func() builder.Definition {
			w := builder.New[nothing, unionOut]("unions")
			d := builder.Task(w, "Describe", sdktask.Call[healthlake.DescribeFHIRImportJobInput, healthlake.DescribeFHIRImportJobOutput]()).
				Arguments(&healthlake.DescribeFHIRImportJobInput{DatastoreId: new("d"), JobId: new("j")})
			uri := builder.MemberOf(&d.Result().ImportJobProperties.InputDataConfig, func(m *types.InputDataConfigMemberS3Uri) *string { return &m.Value })
			out := unionOut{}
			w.StartAt(d).Then(builder.Succeed(w, "End", &out, builder.Bind(&out.From, builder.OrElseExpr(uri, builder.Lit("none")))))
			return w
		},
		input: func(x *run) any {
			result := healthlake.DescribeFHIRImportJobOutput{}
			if from != nil || x.r.IntN(2) == 0 {
				result.ImportJobProperties = &types.ImportJobProperties{InputDataConfig: from}
			}
			x.results["Describe"] = result
			return nothing{}
		},
		check: func(t *testing.T, _ *run, _, output json.RawMessage, _ *failure) {
			require.Equal(t, want, decode[unionOut](t, output).From)
		},
	}}}
}

// replyProgram reads unions inside a union.
func replyProgram() evalProgram {
	words := []string{"a", "", "c"}
	return evalProgram{"unions inside a union", []evalVariant{{
		name: "result", share: 0.1,
		build: func() builder.Definition {
			w := builder.New[nothing, unionOut]("unions")
			req := bedrockruntime.ConverseInput{ModelId: new("m")}
			ask := builder.Task(w, "Ask", sdktask.Call[bedrockruntime.ConverseInput, bedrockruntime.ConverseOutput]()).Arguments(&req)
			message := builder.OrElseExpr(builder.MemberOf(&ask.Result().Output, func(m *bedrock.ConverseOutputMemberMessage) *bedrock.Message { return &m.Value }),
				builder.Lit(bedrock.Message{}))
			parts := builder.Field(message, func(m *bedrock.Message) *[]bedrock.ContentBlock { return &m.Content })
			out := unionOut{}
			ask.Output(&out, builder.Bind(&out.Words, builder.EachExpr(parts, func(b *bedrock.ContentBlock) builder.Expr[string] {
				return builder.OrElseExpr(builder.MemberOf(b, func(m *bedrock.ContentBlockMemberText) *string { return &m.Value }), builder.Lit("?"))
			})))
			w.StartAt(ask)
			return w
		},
		input: func(x *run) any {
			m := bedrock.Message{}
			for _, word := range words[:x.r.IntN(4)] {
				m.Content = append(m.Content, &bedrock.ContentBlockMemberText{Value: word})
			}
			x.results["Ask"] = bedrockruntime.ConverseOutput{Output: &bedrock.ConverseOutputMemberMessage{Value: m}}
			return nothing{}
		},
		check: func(t *testing.T, x *run, _, output json.RawMessage, _ *failure) {
			want := []string{}
			for _, b := range x.results["Ask"].(bedrockruntime.ConverseOutput).Output.(*bedrock.ConverseOutputMemberMessage).Value.Content {
				want = append(want, b.(*bedrock.ContentBlockMemberText).Value)
			}
			require.Equal(t, want, decode[unionOut](t, output).Words)
		},
	}}}
}

// bodyProgram hands a value over as a body, and reads one.
func bodyProgram() evalProgram {
	return evalProgram{"bodies", []evalVariant{{
		name: "request", share: 0.3,
		build: func() builder.Definition {
			w := builder.New[person, unionOut]("bodies")
			req := bedrockruntime.InvokeModelInput{ModelId: new("m")}
			ask := builder.Task(w, "Ask", sdktask.Call[bedrockruntime.InvokeModelInput, bedrockruntime.InvokeModelOutput]()).
				Arguments(&req, builder.BindJSON(&req.Body, w.Input()))
			out := unionOut{}
			ask.Output(&out, builder.Bind(&out.Text, sdktask.Text(&ask.Result().Body)))
			w.StartAt(ask)
			return w
		},
		input: func(x *run) any {
			x.results["Ask"] = bedrockruntime.InvokeModelOutput{}
			if x.r.IntN(2) == 0 {
				x.results["Ask"] = bedrockruntime.InvokeModelOutput{Body: []byte("an answer")}
			}
			return randomOf[person](x.r)
		},
		check: func(t *testing.T, x *run, input, output json.RawMessage, _ *failure) {
			require.Equal(t, string(x.results["Ask"].(bedrockruntime.InvokeModelOutput).Body), decode[unionOut](t, output).Text)
			var arguments struct{ Body json.RawMessage }
			require.NoError(t, json.Unmarshal(x.visits[0].Fields["Arguments"], &arguments))
			requireSame(t, decode[person](t, input), decode[person](t, arguments.Body))
		},
	}}}
}

// awsPrograms work on types of the AWS SDK.
func awsPrograms() []evalProgram {
	return []evalProgram{
		exprProgram("AWS response", bindAWS, wantAWS),
		unionProgram("the member of a union", "s3://a", &types.InputDataConfigMemberS3Uri{Value: "s3://a"}),
		unionProgram("the empty member of a union", "", &types.InputDataConfigMemberS3Uri{}),
		unionProgram("no member of a union", "none", nil),
		replyProgram(),
		bodyProgram(),
	}
}
