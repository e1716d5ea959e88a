package explore

import (
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/builder"
)

// wire writes a result as the service does.
func wire(info builder.TaskInfo, v any) any {
	if info.Pattern == builder.WaitForTaskToken {
		return v
	}
	if o, ok := v.(*value.Object); ok && len(info.ResultEncodings) > 0 {
		out := value.NewObject(o.Len())
		for name, member := range o.All() {
			if info.ResultEncodings[name] == builder.AttributeValues {
				if member == nil {
					continue // the service leaves it out
				}
				member = attributes(member)
			}
			out.Set(name, member)
		}
		v = out
	}
	if info.ResultField == "" {
		return v
	}
	return value.ObjectOf(info.ResultField, v)
}

// attributes writes the members of an object as DynamoDB does.
func attributes(v any) any {
	o, ok := v.(*value.Object)
	if !ok {
		return v
	}
	out := value.NewObject(o.Len())
	for name, member := range o.All() {
		out.Set(name, attribute(member))
	}
	return out
}

func attribute(v any) any {
	switch x := v.(type) {
	case nil:
		return value.ObjectOf("NULL", true)
	case bool:
		return value.ObjectOf("BOOL", x)
	case string:
		return value.ObjectOf("S", x)
	case *value.Object:
		return value.ObjectOf("M", attributes(x))
	case []any:
		list := make([]any, len(x))
		for i, e := range x {
			list[i] = attribute(e)
		}
		return value.ObjectOf("L", list)
	default:
		return value.ObjectOf("N", value.Text(x))
	}
}
