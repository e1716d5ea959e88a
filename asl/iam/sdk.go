package iam

import "github.com/aslgen/aslgen/asl/service"

// sdk grants what an AWS SDK integration needs.
func (c *call) sdk(r service.Resource) {
}
