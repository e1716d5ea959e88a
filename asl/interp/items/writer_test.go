package items_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp/items"
)

const (
	uuid      = "5e9b1b5e-7b4c-4f5c-8a43-0d4f3b1c2d3e"
	mapRunArn = "arn:aws:states:eu-central-1:111122223333:mapRun:Screening/Read:" + uuid
)

var began = time.Date(2025, 2, 3, 4, 5, 6, 789_000_000, time.UTC)

// children are one of each status.
func children() []items.Child {
	child := func(name, status string, input any) items.Child {
		return items.Child{
			ExecutionArn: "arn:aws:states:eu-central-1:111122223333:execution:Screening/Read:" + name, Name: name,
			StateMachineArn: "arn:aws:states:eu-central-1:111122223333:stateMachine:Screening/Read",
			Status:          status, Input: input, StartDate: began, StopDate: began.Add(time.Second),
		}
	}
	fine, list, bad, slow, stopped := child("n0", "SUCCEEDED", 1.0), child("n1", "SUCCEEDED", value.ObjectOf("a", "<")),
		child("n2", "FAILED", "x"), child("n3", "TIMED_OUT", "y"), child("n4", "ABORTED", "z")
	fine.Output, list.Output = value.ObjectOf("ok", true), []any{7.0, 8.0}
	bad.Error, bad.Cause, bad.RedriveCount = "Bad", "because", 2
	slow.Error = "States.Timeout"
	return []items.Child{fine, bad, list, slow, stopped, {Status: "PENDING", Input: "w"}}
}

// written writes and returns the bodies of the files by their names in the folder of the Map Run.
func written(t *testing.T, w items.Writer, children []items.Child) map[string]string {
	t.Helper()
	store := &items.Memory{}
	got, err := w.Write(store, mapRunArn, children)
	require.NoError(t, err)
	require.Equal(t, `{"MapRunArn":"`+mapRunArn+`","ResultWriterDetails":{"Bucket":"out","Key":"runs/`+uuid+`/manifest.json"}}`, value.Text(got))
	list, err := store.List("out", "")
	require.NoError(t, err)
	files := map[string]string{}
	for _, o := range list {
		body, err := store.Get("out", o.Key)
		require.NoError(t, err)
		name, ok := strings.CutPrefix(o.Key, "runs/"+uuid+"/")
		require.True(t, ok, o.Key)
		files[name] = string(body)
	}
	return files
}

const (
	record0 = `{"ExecutionArn":"arn:aws:states:eu-central-1:111122223333:execution:Screening/Read:n0","Input":"1","InputDetails":{"Included":true},"Name":"n0",` +
		`"Output":"{\"ok\":true}","OutputDetails":{"Included":true},"RedriveCount":0,"RedriveStatus":"NOT_REDRIVABLE",` +
		`"RedriveStatusReason":"Execution is SUCCEEDED and cannot be redriven","StartDate":"2025-02-03T04:05:06.789Z",` +
		`"StateMachineArn":"arn:aws:states:eu-central-1:111122223333:stateMachine:Screening/Read","Status":"SUCCEEDED","StopDate":"2025-02-03T04:05:07.789Z"}`
	record2 = `{"Cause":"because","Error":"Bad","ExecutionArn":"arn:aws:states:eu-central-1:111122223333:execution:Screening/Read:n2","Input":"\"x\"",` +
		`"InputDetails":{"Included":true},"Name":"n2","RedriveCount":2,"RedriveStatus":"REDRIVABLE_BY_MAP_RUN","StartDate":"2025-02-03T04:05:06.789Z",` +
		`"StateMachineArn":"arn:aws:states:eu-central-1:111122223333:stateMachine:Screening/Read","Status":"FAILED","StopDate":"2025-02-03T04:05:07.789Z"}`
	recordPending = `{"Input":"\"w\"","InputDetails":{"Included":true},"Status":"PENDING"}`
)

func TestWriteRecords(t *testing.T) {
	files := written(t, items.Writer{Bucket: "out", Prefix: "runs"}, children())
	require.True(t, strings.HasPrefix(files["SUCCEEDED_0.json"], "["+record0+",{"), files["SUCCEEDED_0.json"])
	require.Contains(t, files["SUCCEEDED_0.json"], `"Input":"{\"a\":\"<\"}"`)
	require.True(t, strings.HasPrefix(files["FAILED_0.json"], "["+record2+",{"), files["FAILED_0.json"])
	require.Contains(t, files["FAILED_0.json"], `"Status":"TIMED_OUT"`)
	require.Contains(t, files["FAILED_0.json"], `"Status":"ABORTED"`)
	require.Equal(t, "["+recordPending+"]", files["PENDING_0.json"])

	var manifest struct {
		DestinationBucket string
		MapRunArn         string
		ResultFiles       map[string][]struct {
			Key  string
			Size int
		}
	}
	require.NoError(t, json.Unmarshal([]byte(files["manifest.json"]), &manifest))
	require.Equal(t, "out", manifest.DestinationBucket)
	require.Equal(t, mapRunArn, manifest.MapRunArn)
	require.Len(t, manifest.ResultFiles, 3)
	for kind, list := range manifest.ResultFiles {
		require.Len(t, list, 1)
		require.Equal(t, "runs/"+uuid+"/"+kind+"_0.json", list[0].Key)
		require.Equal(t, len(files[kind+"_0.json"]), list[0].Size)
	}
}

func TestWriteTransformations(t *testing.T) {
	for _, test := range []struct {
		transformation, output string
		want                   string
	}{
		{"COMPACT", "JSON", `[{"ok":true},[7,8]]`},
		{"COMPACT", "JSONL", "{\"ok\":true}\n[7,8]\n"},
		{"FLATTEN", "JSON", `[{"ok":true},7,8]`},
		{"FLATTEN", "JSONL", "{\"ok\":true}\n7\n8\n"},
	} {
		files := written(t, items.Writer{Bucket: "out", Prefix: "runs/", Transformation: test.transformation, OutputType: test.output}, children())
		extension := "." + strings.ToLower(test.output)
		require.Equal(t, test.want, files["SUCCEEDED_0"+extension])
		require.Contains(t, files["FAILED_0"+extension], record2, "a failed child keeps its record")
		if test.output == "JSONL" {
			require.Equal(t, recordPending+"\n", files["PENDING_0.jsonl"])
		}
	}
}

func TestWriteSplits(t *testing.T) {
	var all []items.Child
	for i := range 5 {
		all = append(all, items.Child{Status: "SUCCEEDED", Output: float64(i)})
	}
	files := written(t, items.Writer{Bucket: "out", Prefix: "runs", Transformation: "COMPACT", MaxFileBytes: int64(len("[0,1]"))}, all)
	require.Equal(t, "[0,1]", files["SUCCEEDED_0.json"])
	require.Equal(t, "[2,3]", files["SUCCEEDED_1.json"])
	require.Equal(t, "[4]", files["SUCCEEDED_2.json"])
	require.Contains(t, files["manifest.json"], `{"Key":"runs/`+uuid+`/SUCCEEDED_2.json","Size":3}`)

	files = written(t, items.Writer{Bucket: "out", Prefix: "runs", Transformation: "COMPACT", OutputType: "JSONL", MaxFileBytes: 1}, all[:2])
	require.Equal(t, "0\n", files["SUCCEEDED_0.jsonl"], "a value that is too large has a file of its own")
	require.Equal(t, "1\n", files["SUCCEEDED_1.jsonl"])
	require.Len(t, files, 3)
}

func TestWriteNothing(t *testing.T) {
	files := written(t, items.Writer{Bucket: "out", Prefix: "runs"}, nil)
	require.Equal(t, map[string]string{"manifest.json": `{"DestinationBucket":"out","MapRunArn":"` + mapRunArn + `","ResultFiles":{"FAILED":[],"PENDING":[],"SUCCEEDED":[]}}`}, files)

	empty := []items.Child{{Status: "SUCCEEDED", Output: []any{}}}
	require.Equal(t, "[]", written(t, items.Writer{Bucket: "out", Prefix: "runs", Transformation: "FLATTEN"}, empty)["SUCCEEDED_0.json"])
	body, ok := written(t, items.Writer{Bucket: "out", Prefix: "runs", Transformation: "FLATTEN", OutputType: "JSONL"}, empty)["SUCCEEDED_0.jsonl"]
	require.True(t, ok && body == "")
}

func TestWriteWithoutPrefix(t *testing.T) {
	got, err := (&items.Writer{Bucket: "out"}).Write(&items.Memory{}, mapRunArn, nil)
	require.NoError(t, err)
	require.Contains(t, value.Text(got), `"Key":"`+uuid+`/manifest.json"`)
}

func TestWriteRedrives(t *testing.T) {
	store := &items.Memory{}
	w := items.Writer{Bucket: "out", Prefix: "runs", Transformation: "COMPACT"}
	_, err := w.Write(store, mapRunArn, children())
	require.NoError(t, err)
	fine := items.Child{Status: "SUCCEEDED", Output: 1.0}
	for w.Redrive = 1; w.Redrive <= 2; w.Redrive++ {
		_, err = w.Write(store, mapRunArn, []items.Child{fine})
		require.NoError(t, err)
	}
	folder := "runs/" + uuid + "/"
	manifest, err := store.Get("out", folder+"Redrive-2/manifest.json")
	require.NoError(t, err)
	require.Equal(t, `{"DestinationBucket":"out","MapRunArn":"`+mapRunArn+`","ResultFiles":{"FAILED":[],"PENDING":[],"SUCCEEDED":[`+
		`{"Key":"`+folder+`SUCCEEDED_0.json","Size":19},{"Key":"`+folder+`Redrive-1/SUCCEEDED_0.json","Size":3},`+
		`{"Key":"`+folder+`Redrive-2/SUCCEEDED_0.json","Size":3}]}}`, string(manifest))

	w.Redrive = 4
	_, err = w.Write(store, mapRunArn, nil)
	require.EqualError(t, err, "States.ResultWriterFailed: s3://out/"+folder+"Redrive-3/manifest.json: there is no manifest of the attempt before")
	for _, body := range []string{"[", "[]", "{}"} {
		require.NoError(t, store.Put("out", folder+"Redrive-3/manifest.json", []byte(body)))
		_, err = w.Write(store, mapRunArn, nil)
		require.ErrorContains(t, err, "States.ResultWriterFailed: s3://out/"+folder+"Redrive-3/manifest.json: ")
	}
}

func TestWriterErrors(t *testing.T) {
	for want, w := range map[string]items.Writer{
		"field Bucket must not be empty":                                 {},
		`the Transformation "FLAT" is none of NONE, COMPACT and FLATTEN`: {Bucket: "b", Transformation: "FLAT"},
		`the OutputType "CSV" is none of JSON and JSONL`:                 {Bucket: "b", OutputType: "CSV"},
	} {
		_, err := w.Write(&items.Memory{}, mapRunArn, nil)
		require.Equal(t, &items.Error{Name: items.ResultWriterFailed, Cause: want}, err)
	}
}

func TestResults(t *testing.T) {
	var none *items.Writer
	some := children()[:3]
	require.Equal(t, `[{"ok":true},`+record2+`,[7,8]]`, value.Text(none.Results(some)))
	require.Equal(t, `[{"ok":true},`+record2+`,7,8]`, value.Text((&items.Writer{Transformation: "FLATTEN"}).Results(some)))
	require.True(t, strings.HasPrefix(value.Text((&items.Writer{Transformation: "NONE"}).Results(some)), "["+record0+","+record2))
	require.Equal(t, []any{}, none.Results(nil))
}

// What a writer leaves can be read again: the records of the failed children are the items of a second pass.
func TestReadWhatWasWritten(t *testing.T) {
	for _, output := range []string{"JSON", "JSONL"} {
		store := &items.Memory{}
		w := items.Writer{Bucket: "out", Prefix: "runs", Transformation: "COMPACT", OutputType: output, MaxFileBytes: 100}
		_, err := w.Write(store, mapRunArn, children())
		require.NoError(t, err)
		_, all, err := read(store, items.Reader{Resource: listObjectsV2, Bucket: "out", Prefix: "runs/" + uuid + "/FAILED_",
			Transformation: "LOAD_AND_FLATTEN", InputType: output})
		require.NoError(t, err)
		var names []any
		for _, item := range all {
			name, _ := item.Value.(*value.Object).Get("Name")
			names = append(names, name)
		}
		require.Equal(t, []any{"n2", "n3", "n4"}, names)
	}
}
