package main

import (
	"encoding/json"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/athenatask"
	"github.com/aslgen/aslgen/builder/task/batchtask"
	"github.com/aslgen/aslgen/builder/task/codebuildtask"
	"github.com/aslgen/aslgen/builder/task/databrewtask"
	"github.com/aslgen/aslgen/builder/task/ecstask"
	"github.com/aslgen/aslgen/builder/task/ekstask"
	"github.com/aslgen/aslgen/builder/task/emrcontainerstask"
	"github.com/aslgen/aslgen/builder/task/emrserverlesstask"
	"github.com/aslgen/aslgen/builder/task/emrtask"
	"github.com/aslgen/aslgen/builder/task/gluetask"
	"github.com/aslgen/aslgen/builder/task/internal/tabletest"
	"github.com/aslgen/aslgen/builder/task/mediaconverttask"
	"github.com/aslgen/aslgen/builder/task/sagemakertask"
)

// made is a call of a package: its types, the Resource of a task that makes it, and what Build says of an empty request.
type made struct {
	request, result reflect.Type
	resource, empty string
	// full are workflows that make the call with every field of its request set; several where only one of some fields may be.
	full []builder.Definition
}

// of takes a call apart, and holds it to its pattern: an EXPRESS workflow cannot wait for a job.
func of[Req, Res any](t *testing.T, c builder.Call[Req, Res]) made {
	w := builder.New[Req, Res]("call")
	w.StartAt(builder.Task(w, "Call", c).ArgumentsExpr(builder.From(w.Input())))
	machine, faults := w.Build()
	require.False(t, faults.HasErrors(), faults.String())
	resource := machine.States[0].State.(*asl.Task).Resource

	express := builder.New[Req, Res]("call", builder.Express())
	express.StartAt(builder.Task(express, "Call", c).ArgumentsExpr(builder.From(express.Input())))
	_, faults = express.Build()
	require.Equal(t, strings.HasSuffix(resource, ".sync"), strings.Contains(faults.String(), "in an EXPRESS workflow"), resource)

	empty := builder.New[Req, Res]("call")
	empty.StartAt(builder.Task(empty, "Call", c).Arguments(new(Req)))
	_, faults = empty.Build()
	return made{reflect.TypeFor[Req](), reflect.TypeFor[Res](), resource, faults.String(), full(c, resource)}
}

// full makes the workflows that use every parameter of a call.
func full[Req, Res any](c builder.Call[Req, Res], resource string) []builder.Definition {
	r, _ := service.Parse(resource)
	groups := service.LookupOptimized(r.Service, r.Action).OneOf
	alternatives := 1
	for _, group := range groups {
		alternatives = max(alternatives, len(group))
	}
	var out []builder.Definition
	for i := range alternatives {
		request := new(Req)
		v := reflect.ValueOf(request).Elem()
		for f := range v.Type().Fields() {
			set(v.FieldByIndex(f.Index), 0)
		}
		for _, group := range groups {
			for n, name := range group {
				if n != i%len(group) {
					v.FieldByName(name).SetZero()
				}
			}
		}
		out = append(out, tabletest.Workflow(c, *request))
	}
	return out
}

// set gives a value to a field, and to what is in it as far as a call needs it.
func set(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Pointer:
		if depth < 4 {
			v.Set(reflect.New(v.Type().Elem()))
			set(v.Elem(), depth+1)
		}
	case reflect.Slice:
		if depth < 4 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			set(v.Index(0), depth+1)
		}
	case reflect.Map:
		if depth < 4 {
			v.Set(reflect.MakeMap(v.Type()))
			element := reflect.New(v.Type().Elem()).Elem()
			set(element, depth+1)
			v.SetMapIndex(reflect.ValueOf("key").Convert(v.Type().Key()), element)
		}
	case reflect.Struct:
		for f := range v.Type().Fields() {
			if f.IsExported() {
				set(v.FieldByIndex(f.Index), depth+1)
			}
		}
	case reflect.String:
		v.SetString("text")
		if m := v.MethodByName("Values"); m.IsValid() {
			v.Set(m.Call(nil)[0].Index(0))
		}
	case reflect.Int:
		v.SetInt(1)
	case reflect.Float64:
		v.SetFloat(1)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Interface:
		v.Set(reflect.ValueOf(map[string]string{"a": "b"}))
	default:
		panic("a field of type " + v.Type().String())
	}
}

// calls are all calls of the packages, but those that wait for a token: golden/calls has them.
func calls(t *testing.T) []made {
	return []made{
		of(t, athenatask.GetQueryExecution()), of(t, athenatask.GetQueryResults()), of(t, athenatask.StartQueryExecution()),
		of(t, athenatask.StartQueryExecutionSync()), of(t, athenatask.StopQueryExecution()),
		of(t, batchtask.SubmitJob()), of(t, batchtask.SubmitJobSync()),
		of(t, codebuildtask.BatchDeleteBuilds()), of(t, codebuildtask.BatchGetReports()), of(t, codebuildtask.DeleteBuildBatch()),
		of(t, codebuildtask.RetryBuildBatch()), of(t, codebuildtask.RetryBuildBatchSync()), of(t, codebuildtask.StartBuild()),
		of(t, codebuildtask.StartBuildSync()), of(t, codebuildtask.StartBuildBatch()), of(t, codebuildtask.StartBuildBatchSync()),
		of(t, codebuildtask.StopBuild()), of(t, codebuildtask.StopBuildBatch()),
		of(t, databrewtask.StartJobRun()), of(t, databrewtask.StartJobRunSync()),
		of(t, ecstask.RunTask()), of(t, ecstask.RunTaskSync()),
		of(t, ekstask.Call[any, any]()), of(t, ekstask.CreateCluster()), of(t, ekstask.CreateClusterSync()),
		of(t, ekstask.CreateFargateProfile()), of(t, ekstask.CreateFargateProfileSync()), of(t, ekstask.CreateNodegroup()),
		of(t, ekstask.CreateNodegroupSync()), of(t, ekstask.DeleteCluster()), of(t, ekstask.DeleteClusterSync()),
		of(t, ekstask.DeleteFargateProfile()), of(t, ekstask.DeleteFargateProfileSync()), of(t, ekstask.DeleteNodegroup()),
		of(t, ekstask.DeleteNodegroupSync()), of(t, ekstask.RunJob[ekstask.Job]()), of(t, ekstask.RunJobSync[ekstask.Job]()),
		of(t, emrtask.AddStep()), of(t, emrtask.AddStepSync()), of(t, emrtask.CancelStep()), of(t, emrtask.CreateCluster()),
		of(t, emrtask.CreateClusterSync()), of(t, emrtask.ModifyInstanceFleetByName()), of(t, emrtask.ModifyInstanceGroupByName()),
		of(t, emrtask.SetClusterTerminationProtection()), of(t, emrtask.TerminateCluster()), of(t, emrtask.TerminateClusterSync()),
		of(t, emrcontainerstask.CreateVirtualCluster()), of(t, emrcontainerstask.DeleteVirtualCluster()),
		of(t, emrcontainerstask.DeleteVirtualClusterSync()), of(t, emrcontainerstask.StartJobRun()), of(t, emrcontainerstask.StartJobRunSync()),
		of(t, emrserverlesstask.CancelJobRun()), of(t, emrserverlesstask.CancelJobRunSync()), of(t, emrserverlesstask.CreateApplication()),
		of(t, emrserverlesstask.CreateApplicationSync()), of(t, emrserverlesstask.DeleteApplication()),
		of(t, emrserverlesstask.DeleteApplicationSync()), of(t, emrserverlesstask.StartApplication()),
		of(t, emrserverlesstask.StartApplicationSync()), of(t, emrserverlesstask.StartJobRun()), of(t, emrserverlesstask.StartJobRunSync()),
		of(t, emrserverlesstask.StopApplication()), of(t, emrserverlesstask.StopApplicationSync()),
		of(t, gluetask.StartJobRun()), of(t, gluetask.StartJobRunSync()),
		of(t, mediaconverttask.CreateJob()), of(t, mediaconverttask.CreateJobSync()),
		of(t, sagemakertask.CreateEndpoint()), of(t, sagemakertask.CreateEndpointConfig()), of(t, sagemakertask.CreateHyperParameterTuningJob()),
		of(t, sagemakertask.CreateHyperParameterTuningJobSync()), of(t, sagemakertask.CreateLabelingJob()),
		of(t, sagemakertask.CreateLabelingJobSync()), of(t, sagemakertask.CreateModel()), of(t, sagemakertask.CreateProcessingJob()),
		of(t, sagemakertask.CreateProcessingJobSync()), of(t, sagemakertask.CreateTrainingJob()), of(t, sagemakertask.CreateTrainingJobSync()),
		of(t, sagemakertask.CreateTransformJob()), of(t, sagemakertask.CreateTransformJobSync()), of(t, sagemakertask.UpdateEndpoint()),
	}
}

// TestEveryCallIsThere holds the calls to the catalogue: each integration and pattern of the services is one of them, and no other.
func TestEveryCallIsThere(t *testing.T) {
	var got, want []string
	for _, c := range calls(t) {
		got = append(got, c.resource)
	}
	for _, p := range packages {
		for _, action := range service.OptimizedActions(p.service) {
			for _, o := range service.LookupOptimized(p.service, action).Offers {
				if o.Pattern != service.WaitForTaskToken {
					want = append(want, "arn:aws:states:::"+p.service+":"+action+string(o.Pattern))
				}
			}
		}
	}
	require.ElementsMatch(t, want, got)
}

// TestEveryParameterIsAField holds the requests to the catalogue: the same members, the same ones required, of the same types.
func TestEveryParameterIsAField(t *testing.T) {
	for _, c := range calls(t) {
		r, ok := service.Parse(c.resource)
		require.True(t, ok)
		fields := map[string]reflect.StructField{}
		for f := range c.request.Fields() {
			fields[f.Name] = f
		}
		for _, p := range service.LookupOptimized(r.Service, r.Action).Parameters {
			f, ok := fields[p.Name]
			require.True(t, ok, "%s has no field %s", c.request, p.Name)
			delete(fields, p.Name)
			what := c.request.String() + "." + f.Name
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			require.Equal(t, p.Name, name, what)
			checkKind(t, what, p, f.Type)
		}
		require.Empty(t, fields, "%s has fields that are no parameters", c.request)
	}
}

var quotedWord = regexp.MustCompile(`"(\w+)"`)

// TestWhatIsLeftEmptyIsTold builds each call with an empty request: Build names what is required, and nothing else.
func TestWhatIsLeftEmptyIsTold(t *testing.T) {
	for _, c := range calls(t) {
		r, _ := service.Parse(c.resource)
		var want, got []string
		for _, p := range service.LookupOptimized(r.Service, r.Action).Parameters {
			if p.Required && p.Kind != service.Boolean { // false is meant
				want = append(want, p.Name)
			}
		}
		if _, list, ok := strings.Cut(c.empty, `"Arguments" lacks `); ok {
			list, _, _ = strings.Cut(list, ", which ")
			for _, word := range quotedWord.FindAllStringSubmatch(list, -1) {
				got = append(got, word[1])
			}
		}
		require.ElementsMatch(t, want, got, "%s: %s", c.resource, c.empty)
	}
}

// TestEveryParameterIsUsed makes the calls with every parameter of the catalogue: the table and what comes out have the same names.
func TestEveryParameterIsUsed(t *testing.T) {
	workflows := map[string][]builder.Definition{}
	for _, c := range calls(t) {
		r, _ := service.Parse(c.resource)
		workflows[r.Service+":"+r.Action] = append(workflows[r.Service+":"+r.Action], c.full...)
	}
	for _, p := range packages {
		for _, action := range service.OptimizedActions(p.service) {
			name := p.service + ":" + action
			for _, fault := range tabletest.Faults(name, nil, workflows[name]...) {
				if !strings.Contains(fault, `pattern ".waitForTaskToken" is not used`) { // golden/calls has it
					t.Error(fault)
				}
			}
		}
	}
}

var structName = regexp.MustCompile(`(?:struct|union) ([A-Z]\w*)`)

// checkKind holds the type of a field to that of the parameter.
func checkKind(t *testing.T, what string, p service.Parameter, typ reflect.Type) {
	collection := typ.Kind() == reflect.Slice || typ.Kind() == reflect.Map
	require.Equal(t, !p.Required && !collection && p.Kind != service.Any, typ.Kind() == reflect.Pointer, "%s: pointer", what)
	if typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	if p.Kind == service.Any {
		return
	}
	kinds := map[service.ParameterKind]reflect.Kind{
		service.String: reflect.String, service.Integer: reflect.Int, service.Number: reflect.Float64, service.Boolean: reflect.Bool,
		service.List: reflect.Slice, service.Map: reflect.Map, service.Object: reflect.Struct,
	}
	require.Equal(t, kinds[p.Kind], typ.Kind(), what)
	if len(p.Values) > 0 {
		var got []string
		values := reflect.Zero(typ).MethodByName("Values").Call(nil)[0]
		for i := range values.Len() {
			got = append(got, values.Index(i).String())
		}
		require.Equal(t, p.Values, got, what)
	}
	for collection && (typ.Kind() == reflect.Slice || typ.Kind() == reflect.Map) {
		typ = typ.Elem()
	}
	if name := structName.FindStringSubmatch(p.Type); name != nil {
		require.Equal(t, name[1], typ.Name(), what)
	}
}

// TestRefusedMembersHaveNoField holds the requests to what Step Functions refuses.
func TestRefusedMembersHaveNoField(t *testing.T) {
	for _, f := range []struct {
		of    reflect.Type
		field string
	}{
		{reflect.TypeFor[ecstask.RunTaskInput](), "Count"},
		{reflect.TypeFor[ecstask.RunTaskInput](), "StartedBy"},
		{reflect.TypeFor[emrtask.CreateClusterInput](), "Steps"},
		{reflect.TypeFor[emrtask.JobFlowInstancesConfig](), "TerminationProtected"},
		{reflect.TypeFor[emrtask.InstanceGroupModifyConfig](), "InstanceGroupId"},
	} {
		_, ok := f.of.FieldByName(f.field)
		require.False(t, ok, "%s.%s", f.of, f.field)
	}
}

// TestAnswersAreThoseOfTheCatalogue holds the results to the catalogue where it lists them member by member.
func TestAnswersAreThoseOfTheCatalogue(t *testing.T) {
	held := 0
	for _, c := range calls(t) {
		r, _ := service.Parse(c.resource)
		var told map[string]string
		if json.Unmarshal([]byte(service.LookupOptimized(r.Service, r.Action).Offer(r.Pattern).Result), &told) != nil {
			continue // told in words
		}
		var want, got []string
		for name := range told {
			if !strings.HasPrefix(name, "Sdk") && name != "sync" {
				want = append(want, name)
			}
		}
		if c.result == reflect.TypeFor[emrtask.CreateClusterSyncOutput]() {
			want = []string{"Cluster", "ClusterId"} // as the catalogue says in words
		}
		for f := range c.result.Fields() {
			got = append(got, f.Name)
		}
		require.ElementsMatch(t, want, got, "%s", c.result)
		held++
	}
	require.Greater(t, held, 50)
}

// TestNamesAndOptions looks at every structure of the API inside requests and results: members are spelled as the fields, and what is
// optional can be absent.
func TestNamesAndOptions(t *testing.T) {
	seen := map[reflect.Type]bool{
		// Kubernetes has its own names.
		reflect.TypeFor[ekstask.Job](): true, reflect.TypeFor[ekstask.JobRun](): true,
	}
	for _, c := range calls(t) {
		for f := range c.request.Fields() { // the request itself has options of its own
			walk(t, f.Type, seen)
		}
		walk(t, c.result, seen)
	}
	require.Greater(t, len(seen), 650)
}

func walk(t *testing.T, typ reflect.Type, seen map[reflect.Type]bool) {
	switch typ.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		walk(t, typ.Elem(), seen)
		return
	case reflect.Struct:
	default:
		return
	}
	if seen[typ] || typ == reflect.TypeFor[emrtask.True]() {
		return
	}
	seen[typ] = true
	for f := range typ.Fields() {
		what := typ.String() + "." + f.Name
		name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
		require.Equal(t, f.Name, name, what)
		switch f.Type.Kind() {
		case reflect.Pointer:
			require.Equal(t, "omitempty", option, what)
			require.NotContains(t, []reflect.Kind{reflect.Pointer, reflect.Slice, reflect.Map}, f.Type.Elem().Kind(), what)
		case reflect.Slice, reflect.Map:
		case reflect.Interface:
			require.NotEqual(t, "omitempty", option, what)
		default:
			require.Empty(t, option, what)
		}
		walk(t, f.Type, seen)
	}
}
