package builder_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/internal/awssdk"
)

// task evaluates the arguments, and gives a random result or, where something catches it, a failure.
func (st *step) task() (string, *failure, error) {
	if strings.Contains(st.s.Resource, ":dynamodb:") {
		return st.dynamodb()
	}
	if st.t.Token {
		st.f.context["Task"] = map[string]any{"Token": "token-" + st.v.State}
		defer delete(st.f.context, "Task")
	}
	if st.s.Arguments != nil {
		if err := st.arguments(); err != nil {
			return "", nil, err
		}
	}
	delete(st.f.context, "Task")
	if len(st.s.Catch) > 0 && st.r.IntN(5) < 2 {
		return st.finish(nil, st.randomFailure())
	}
	value, given := st.results[st.v.State]
	if !given {
		v := reflect.New(st.t.Result).Elem()
		fillRandom(st.r, v, 0)
		value = v.Interface()
	}
	result, err := marshal(value)
	if err != nil {
		return "", nil, err
	}
	if st.t.ResultField != "" {
		result, err = json.Marshal(map[string]any{"ExecutedVersion": "$LATEST", st.t.ResultField: json.RawMessage(result), "StatusCode": 200})
	}
	if err != nil {
		return "", nil, err
	}
	return st.finish(result, nil)
}

func (st *step) arguments() error {
	value, err := st.eval("Arguments", st.s.Arguments, nil)
	if err != nil || st.t.Request == nil {
		return err
	}
	request, err := along(value, st.t.RequestPath)
	if err != nil {
		return fmt.Errorf("Arguments: %w", err)
	}
	if len(st.t.RequestPath) > 0 {
		st.v.Fields["Request"] = request
	}
	if len(st.t.Fixed) > 0 {
		var members map[string]json.RawMessage
		if err := json.Unmarshal(request, &members); err != nil {
			return err
		}
		for _, name := range st.t.Fixed {
			if members[name] == nil {
				return fmt.Errorf("Arguments: no member %s in %s", name, value)
			}
			delete(members, name)
		}
		if request, err = json.Marshal(members); err != nil {
			return err
		}
	}
	if awssdk.Struct(st.t.Request) {
		return nil // where bytes and texts take any JSON
	}
	if err := conform(st.t.Request, request); err != nil {
		return fmt.Errorf("Arguments: %w", err)
	}
	return nil
}

// along follows names and numbers into a value.
func along(value json.RawMessage, path []string) (json.RawMessage, error) {
	for _, step := range path {
		var members map[string]json.RawMessage
		var elements []json.RawMessage
		if i, err := strconv.Atoi(step); err == nil {
			if err := json.Unmarshal(value, &elements); err != nil || i >= len(elements) {
				return nil, fmt.Errorf("no element %d in %s", i, value)
			}
			value = elements[i]
			continue
		}
		if err := json.Unmarshal(value, &members); err != nil || members[step] == nil {
			return nil, fmt.Errorf("no member %s in %s", step, value)
		}
		value = members[step]
	}
	return value, nil
}

func (st *step) parallel(input json.RawMessage) (string, *failure, error) {
	if st.s.Arguments != nil {
		var err error
		if input, err = st.eval("Arguments", st.s.Arguments, st.t.Request); err != nil {
			return "", nil, err
		}
	}
	var results []json.RawMessage
	for i := range st.s.Branches {
		out, fail, err := st.scope(&st.s.Branches[i], st.f.inner(), input)
		if err != nil {
			return "", nil, err
		}
		if fail != nil {
			return st.finish(nil, fail)
		}
		if err := conform(st.t.Scopes[i], out); err != nil {
			return "", nil, fmt.Errorf("branch %d gives %w", i, err)
		}
		results = append(results, out)
	}
	result, err := json.Marshal(results)
	if err != nil {
		return "", nil, err
	}
	return st.finish(result, nil)
}

// itemsOf, with the name of a Map behind it, is the key of the items that a program fixes for a reader.
const itemsOf = "items of "

// items are the raw items of a Map: evaluated, or made up for a reader.
func (st *step) items() (items []json.RawMessage, err error) {
	if st.s.Items != nil {
		value, err := st.eval("Items", st.s.Items, st.t.Items)
		if err != nil {
			return nil, err
		}
		if string(value) == "null" {
			return nil, fmt.Errorf("Items is null from %s", st.s.Items)
		}
		err = json.Unmarshal(value, &items)
		return items, err
	}
	if given, ok := st.results[itemsOf+st.v.State]; ok {
		text, err := json.Marshal(given)
		if err != nil {
			return nil, err
		}
		err = json.Unmarshal(text, &items)
		return items, err
	}
	for range length(st.r) {
		v := reflect.New(st.t.Raw).Elem()
		fillRandom(st.r, v, 0)
		text, err := json.Marshal(v.Interface())
		if err != nil {
			return nil, err
		}
		items = append(items, text)
	}
	return items, nil
}

func (st *step) mapped(json.RawMessage) (string, *failure, error) {
	items, err := st.items()
	if err != nil {
		return "", nil, err
	}
	distributed := st.s.ItemProcessor.ProcessorConfig.Mode == "DISTRIBUTED"
	outer := st.f.context["Map"]
	inputs := make([]json.RawMessage, len(items))
	for i, item := range items {
		inputs[i] = item
		if st.s.ItemSelector == nil {
			continue
		}
		bare := map[string]any{"Index": i, "Value": item}
		if distributed {
			bare["Source"] = "STATE_DATA"
		}
		st.f.context["Map"] = map[string]any{"Item": bare}
		t := st.t.Item
		if st.s.ItemBatcher != nil {
			t = nil // the batch is compared as a whole
		}
		if inputs[i], err = st.eval("ItemSelector", st.s.ItemSelector, t); err != nil {
			return "", nil, err
		}
	}
	restore(st.f.context, "Map", outer)
	if st.s.ItemBatcher != nil {
		if inputs, err = st.batches(inputs); err != nil {
			return "", nil, err
		}
	}
	return st.process(items, inputs, distributed)
}

func restore(m map[string]any, name string, v any) {
	delete(m, name)
	if v != nil {
		m[name] = v
	}
}

// process runs the processor for every item.
func (st *step) process(items, inputs []json.RawMessage, distributed bool) (string, *failure, error) {
	results := []json.RawMessage{}
	for i, input := range inputs {
		if err := conform(st.t.Item, input); err != nil {
			return "", nil, fmt.Errorf("item %d: %w", i, err)
		}
		f := st.f.inner()
		if distributed {
			f = st.execution(input)
		} else {
			f.context["Map"] = map[string]any{"Item": map[string]any{"Index": i, "Value": items[i]}}
		}
		out, fail, err := st.scope(st.s.ItemProcessor, f, input)
		if err != nil {
			return "", nil, err
		}
		if fail != nil {
			return st.finish(nil, fail)
		}
		if err := conform(st.t.Scopes[0], out); err != nil {
			return "", nil, fmt.Errorf("processor gives %w", err)
		}
		results = append(results, out)
	}
	var result any = results
	if st.t.Written {
		result = builder.MapRunResult{MapRunArn: "arn:run", ResultWriterDetails: builder.ResultWriterDetails{Bucket: "b", Key: "k"}}
	}
	text, err := json.Marshal(result)
	if err != nil {
		return "", nil, err
	}
	return st.finish(text, nil)
}

// batches cuts the items into batches of random size.
func (st *step) batches(inputs []json.RawMessage) ([]json.RawMessage, error) {
	var batcher struct {
		MaxItemsPerBatch, MaxInputBytesPerBatch, BatchInput json.RawMessage
	}
	if err := json.Unmarshal(st.s.ItemBatcher, &batcher); err != nil {
		return nil, err
	}
	for name, n := range map[string]json.RawMessage{"MaxItemsPerBatch": batcher.MaxItemsPerBatch, "MaxInputBytesPerBatch": batcher.MaxInputBytesPerBatch} {
		if n == nil {
			continue
		}
		if _, err := st.eval(name, n, reflect.TypeFor[int]()); err != nil {
			return nil, err
		}
	}
	shared := map[string]any{}
	if batcher.BatchInput != nil {
		value, err := st.eval("BatchInput", batcher.BatchInput, st.t.Batch)
		if err != nil {
			return nil, err
		}
		shared["BatchInput"] = value
	}
	var out []json.RawMessage
	for len(inputs) > 0 {
		n := 1 + st.r.IntN(len(inputs))
		shared["Items"] = inputs[:n]
		inputs = inputs[n:]
		text, err := json.Marshal(shared)
		if err != nil {
			return nil, err
		}
		out = append(out, text)
	}
	return out, nil
}
