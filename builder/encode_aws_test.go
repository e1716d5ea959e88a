package builder_test

import (
	"encoding/json"
	"io"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/internal/jsonfield"
	"github.com/aslgen/aslgen/builder/internal/ptrpath"
	"github.com/aslgen/aslgen/internal/standin/service/bedrockruntime"
	bedrock "github.com/aslgen/aslgen/internal/standin/service/bedrockruntime/types"
	"github.com/aslgen/aslgen/internal/standin/service/dynamodb"
	dynamo "github.com/aslgen/aslgen/internal/standin/service/dynamodb/types"
	"github.com/aslgen/aslgen/internal/standin/service/healthlake"
	"github.com/aslgen/aslgen/internal/standin/service/healthlake/types"
	"github.com/aslgen/aslgen/internal/standin/service/rds"
	"github.com/aslgen/aslgen/internal/standin/service/s3"
	"github.com/aslgen/aslgen/internal/standin/service/textract"
)

// TestEncodeAWS compares what is written for types of the AWS SDK.
func TestEncodeAWS(t *testing.T) {
	berlin := time.FixedZone("", 3600)
	for _, c := range []struct {
		name  string
		value any
		want  string
	}{
		{"nothing is set", healthlake.StartFHIRImportJobInput{}, `{}`},
		{"zero behind a pointer", rds.DBInstance{MultiAZ: new(false), DBInstanceStatus: new("")}, `{"DbInstanceStatus": "", "MultiAZ": false}`},
		{"scalar with a default", s3.PutObjectInput{BucketKeyEnabled: true, ACL: "private"}, `{"Acl": "private", "BucketKeyEnabled": true}`},
		{"enum", healthlake.StartFHIRImportJobInput{ValidationLevel: types.ValidationLevelStrict}, `{"ValidationLevel": "strict"}`},
		{"time", healthlake.ListFHIRImportJobsInput{SubmittedAfter: new(time.Date(2026, 2, 1, 1, 2, 3, 500, berlin))}, `{"SubmittedAfter": "2026-02-01T00:02:03.0000005Z"}`},
		{"empty list", healthlake.TagResourceInput{Tags: []types.Tag{}}, `{"Tags": []}`},
		{"list with empty structs", healthlake.TagResourceInput{ResourceARN: new("a"), Tags: []types.Tag{{}, {Key: new("k"), Value: new("")}}},
			`{"ResourceARN": "a", "Tags": [{}, {"Key": "k", "Value": ""}]}`},
		{"union of a text", healthlake.StartFHIRImportJobInput{InputDataConfig: &types.InputDataConfigMemberS3Uri{}}, `{"InputDataConfig": {"S3Uri": ""}}`},
		{"union of a struct", healthlake.StartFHIRImportJobInput{JobOutputDataConfig: &types.OutputDataConfigMemberS3Configuration{Value: types.S3Configuration{S3Uri: new("s")}}},
			`{"JobOutputDataConfig": {"S3Configuration": {"S3Uri": "s"}}}`},
		{"unions in a map", dynamodb.PutItemInput{Item: map[string]dynamo.AttributeValue{
			"s": &dynamo.AttributeValueMemberS{}, "b": &dynamo.AttributeValueMemberBOOL{}, "null": &dynamo.AttributeValueMemberNULL{Value: true}, "ss": &dynamo.AttributeValueMemberSS{},
			"M": &dynamo.AttributeValueMemberM{}, "DBName": &dynamo.AttributeValueMemberL{Value: []dynamo.AttributeValue{&dynamo.AttributeValueMemberM{Value: map[string]dynamo.AttributeValue{"x": &dynamo.AttributeValueMemberS{Value: "y"}}}}},
		}}, `{"Item": {"s": {"S": ""}, "b": {"Bool": false}, "null": {"Nul": true}, "ss": {"Ss": []}, "M": {"M": {}}, "DBName": {"L": [{"M": {"x": {"S": "y"}}}]}}}`},
		{"map", bedrockruntime.ConverseInput{RequestMetadata: map[string]string{"DBName": "", "b": "<&>"}}, `{"RequestMetadata": {"DBName": "", "b": "<&>"}}`},
		{"document", bedrockruntime.ConverseInput{AdditionalModelRequestFields: bedrock.NewDocument(map[string]any{"top_k": 5, "list": []any{nil, true}})},
			`{"AdditionalModelRequestFields": {"list": [null, true], "top_k": 5}}`},
		{"document of nothing", bedrockruntime.ConverseInput{AdditionalModelRequestFields: bedrock.NewDocument(nil)}, `{"AdditionalModelRequestFields": null}`},
		{"floats", bedrockruntime.ConverseInput{InferenceConfig: &bedrock.InferenceConfiguration{Temperature: new(float32(0.1)), MaxTokens: new(int32(-1))}},
			`{"InferenceConfig": {"MaxTokens": -1, "Temperature": 0.1}}`},
		{"body of an object", bedrockruntime.InvokeModelInput{Body: []byte(" {\"a\": [1, 2.50]}\n")}, `{"Body": {"a": [1, 2.50]}}`},
		{"body of an array", bedrockruntime.InvokeModelInput{Body: []byte(`[{}]`)}, `{"Body": [{}]}`},
		{"body of text", bedrockruntime.InvokeModelInput{Body: []byte(`some text`)}, `{"Body": "some text"}`},
		{"body of a number", bedrockruntime.InvokeModelInput{Body: []byte(`5`)}, `{"Body": "5"}`},
		{"body of no JSON", bedrockruntime.InvokeModelInput{Body: []byte(`{"a": `)}, `{"Body": "{\"a\": "}`},
		{"body of two objects", bedrockruntime.InvokeModelInput{Body: []byte(`{} {}`)}, `{"Body": "{} {}"}`},
		{"empty body", bedrockruntime.InvokeModelInput{Body: []byte{}}, `{"Body": ""}`},
		{"bytes deep inside", textract.DetectDocumentTextInput{Document: &textract.Document{Bytes: []byte("ü")}}, `{"Document": {"Bytes": "ü"}}`},
		{"stream", s3.PutObjectInput{Body: strings.NewReader(`{"a": 1}`)}, `{"Body": {"a": 1}}`},
		{"rest of a stream", s3.PutObjectInput{Body: halfRead(t, `ab{"a": 1}`)}, `{"Body": {"a": 1}}`},
		{"text in a stream", s3.PutObjectInput{Body: strings.NewReader("text")}, `{"Body": "text"}`},
		{"response", healthlake.DescribeFHIRImportJobOutput{ImportJobProperties: &types.ImportJobProperties{SubmitTime: new(time.Unix(0, 0).In(berlin))}},
			`{"ImportJobProperties": {"SubmitTime": "1970-01-01T00:00:00Z"}}`},
		{"own struct around it", struct {
			Raw  []byte
			When time.Time
			Job  *types.ImportJobProperties
			From types.InputDataConfig `json:"from"`
			None types.InputDataConfig `json:"none"`
			Key  textract.Document
			Last []byte
		}{Raw: []byte("{}"), When: time.Unix(0, 0).In(berlin), Job: &types.ImportJobProperties{JobStatus: "x"}, From: &types.InputDataConfigMemberS3Uri{Value: "u"},
			Key: textract.Document{Bytes: []byte("{}")}, Last: []byte("{}")},
			`{"Raw": "e30=", "When": "1970-01-01T01:00:00+01:00", "Job": {"JobStatus": "x"}, "from": {"S3Uri": "u"}, "none": null, "Key": {"Bytes": {}}, "Last": "e30="}`},
		{"embedded", struct {
			types.S3Configuration
			Own string
		}{types.S3Configuration{KmsKeyId: new("k")}, "o"}, `{"KmsKeyId": "k", "Own": "o"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			for range 2 { // the second time reads the same
				got, err := builder.Encoded(c.value, false)
				require.NoError(t, err)
				require.JSONEq(t, c.want, string(got))
			}
		})
	}
}

func halfRead(t *testing.T, s string) io.Reader {
	r := strings.NewReader(s)
	_, err := r.Seek(2, io.SeekStart)
	require.NoError(t, err)
	return r
}

// awsTypes are types of the AWS SDK whose paths and encoding are compared.
var awsTypes = []reflect.Type{
	reflect.TypeFor[healthlake.StartFHIRImportJobInput](), reflect.TypeFor[healthlake.StartFHIRImportJobOutput](), reflect.TypeFor[healthlake.DescribeFHIRImportJobOutput](),
	reflect.TypeFor[healthlake.ListFHIRImportJobsInput](), reflect.TypeFor[healthlake.TagResourceInput](), reflect.TypeFor[bedrockruntime.ConverseInput](),
	reflect.TypeFor[bedrockruntime.InvokeModelInput](), reflect.TypeFor[rds.StopDBInstanceOutput](), reflect.TypeFor[s3.PutObjectInput](), reflect.TypeFor[textract.DetectDocumentTextInput](),
	reflect.TypeFor[struct {
		Own string
		Job *types.ImportJobProperties `json:"job"`
		rds.StopDBInstanceInput
	}](),
}

// TestAWSPathsLeadToTheEncoding takes the path of every field that a pointer can name, and looks it up in what is written for random
// values: the value of the field is there, or nothing where the field is not set.
func TestAWSPathsLeadToTheEncoding(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	compared, absent := 0, 0
	for _, typ := range awsTypes {
		for range 50 {
			var space ptrpath.Space
			root := ptrpath.NewRoot(typ)
			space.Add(root)
			value := reflect.New(typ).Elem()
			fillAWS(r, value, 0)
			text, err := builder.Encoded(value.Interface(), false)
			require.NoError(t, err)
			c := &pathCheck{t: t, space: &space, text: text}
			c.fields(reflect.ValueOf(root.Pointer()).Elem(), value)
			compared, absent = compared+c.compared, absent+c.absent
		}
	}
	t.Logf("%d fields compared, %d of them absent", compared, absent)
	require.Greater(t, compared, 2000)
	require.Greater(t, absent, 500)
	require.Greater(t, compared-absent, 500)
}

type pathCheck struct {
	t                *testing.T
	space            *ptrpath.Space
	text             []byte
	compared, absent int
}

// fields compares all fields of a struct of the root with those of the value.
func (c *pathCheck) fields(root, value reflect.Value) {
	for _, f := range jsonfield.Of(root.Type()) {
		rf, vf := root.FieldByIndex(f.Index), value.FieldByIndex(f.Index)
		_, path, err := c.space.Resolve(rf.Addr().Interface())
		require.NoError(c.t, err)
		got, ok := lookup(c.t, c.text, path)
		c.compared++
		if f.AWS && vf.IsZero() {
			require.False(c.t, ok, "%s: %s", path, c.text)
			require.True(c.t, path.Omittable(), "%s may be absent", path)
			c.absent++
			continue
		}
		require.True(c.t, ok, "%s: %s", path, c.text)
		if vf.Kind() != reflect.Interface { // whose static type would be lost
			want, err := builder.Encoded(vf.Interface(), f.AWS)
			require.NoError(c.t, err)
			require.JSONEq(c.t, string(want), string(got), path.String())
		}
		if rf.Kind() == reflect.Pointer && rf.Type().Elem().Kind() == reflect.Struct && !rf.IsNil() && !vf.IsNil() && !jsonfield.Leaf(rf.Type().Elem()) {
			c.fields(rf.Elem(), vf.Elem())
		}
	}
}

func lookup(t *testing.T, text []byte, path ptrpath.Path) (json.RawMessage, bool) {
	t.Helper()
	v := json.RawMessage(text)
	for _, s := range path.Named() {
		var members map[string]json.RawMessage
		require.NoError(t, json.Unmarshal(v, &members))
		next, ok := members[s.Name]
		if !ok {
			return nil, false
		}
		v = next
	}
	return v, true
}

// fillAWS sets fields at random, some of them to what is nearly nothing.
func fillAWS(r *rand.Rand, v reflect.Value, depth int) {
	if !v.CanSet() || v.Kind() != reflect.Struct && r.IntN(3) == 0 {
		return
	}
	switch v.Type() {
	case reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(randomTime(r)))
		return
	case reflect.TypeFor[types.InputDataConfig]():
		v.Set(reflect.ValueOf(&types.InputDataConfigMemberS3Uri{Value: randomText(r)}))
		return
	case reflect.TypeFor[types.OutputDataConfig]():
		m := &types.OutputDataConfigMemberS3Configuration{}
		fillAWS(r, reflect.ValueOf(m).Elem(), depth)
		v.Set(reflect.ValueOf(m))
		return
	case reflect.TypeFor[bedrock.Document]():
		v.Set(reflect.ValueOf(bedrock.NewDocument(randomAny(r, 0))))
		return
	case reflect.TypeFor[io.Reader]():
		v.Set(reflect.ValueOf(strings.NewReader(randomText(r))))
		return
	case reflect.TypeFor[[]byte]():
		v.SetBytes([]byte(randomText(r)))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fillAWS(r, v.Field(i), depth)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fillAWS(r, v.Elem(), depth+1)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), r.IntN(3), 3))
		for i := range v.Len() {
			fillAWS(r, v.Index(i), depth+1)
		}
	case reflect.Map:
		v.Set(reflect.ValueOf(map[string]string{"DBName": randomText(r)}))
	case reflect.Interface: // unions inside lists, which may be nil there
	default:
		fillScalar(r, v)
	}
}

// TestWarnings builds workflows that are right and yet doubtful.
func TestWarnings(t *testing.T) {
	for _, c := range doubtful {
		t.Run(c.name, func(t *testing.T) {
			w := builder.New[admission, discharge]("ward")
			c.program(w)
			machine, faults := w.Build()
			require.NotNil(t, machine, "%v", faults)
			require.False(t, faults.HasErrors())
			require.Len(t, faults, 1)
			require.Contains(t, faults[0].Code+" "+faults[0].Message+" ("+faults[0].Help+")", c.want)
			require.Contains(t, faults[0].Pos.File, "refuse_aws_test.go")
		})
	}
}
