package items

import (
	"strings"

	"github.com/aslgen/aslgen/asl/expr/value"
)

// list opens a listing: the listed objects, or with LOAD_AND_FLATTEN what is in them.
func (r *Reader) list(store Store) (Func, error) {
	if t := r.Transformation; t != "" && t != "NONE" && t != "LOAD_AND_FLATTEN" {
		return nil, readerError("the Transformation %q is none of NONE and LOAD_AND_FLATTEN", t)
	}
	found, err := store.List(r.Bucket, r.Prefix)
	if err != nil {
		return nil, readerError("%s: %s", uri(r.Bucket, r.Prefix), err)
	}
	i := 0
	if r.Transformation != "LOAD_AND_FLATTEN" {
		return func() (Item, bool, error) {
			if i >= len(found) {
				return Item{}, false, nil
			}
			i++
			return Item{Value: listed(found[i-1]), Source: "s3://" + r.Bucket}, true, nil
		}, nil
	}
	return chain(func() (Func, error) {
		for i < len(found) {
			i++
			if o := found[i-1]; !folder(o) {
				return r.file(store, r.Bucket, o.Key)
			}
		}
		return nil, nil
	}), nil
}

// folder tells of the empty objects that consoles make for folders: they list, and hold no items.
func folder(o ObjectInfo) bool { return o.Size == 0 && strings.HasSuffix(o.Key, "/") }

// listed is the item of a listed object. LastModified is in seconds since 1970.
func listed(o ObjectInfo) any {
	return value.ObjectOf("Etag", o.ETag, "LastModified", float64(o.LastModified.Unix()), "Key", o.Key, "Size", float64(o.Size), "StorageClass", o.StorageClass)
}
