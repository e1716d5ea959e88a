// Package emrcontainers runs jobs of Amazon EMR on EKS.
package emrcontainers

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/emrcontainerstask"
)

// Cluster is a virtual cluster.
type Cluster struct {
	ID string `json:"id"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{
		createVirtualCluster(),
		deleteVirtualCluster("emr-containers-delete-virtual-cluster", emrcontainerstask.DeleteVirtualCluster()),
		deleteVirtualCluster("emr-containers-delete-virtual-cluster-sync", emrcontainerstask.DeleteVirtualClusterSync()),
		startJobRun("emr-containers-start-job-run", emrcontainerstask.StartJobRun()),
		startJobRun("emr-containers-start-job-run-sync", emrcontainerstask.StartJobRunSync()),
	}
}

func createVirtualCluster() builder.Definition {
	w := builder.New[struct{}, emrcontainerstask.CreateVirtualClusterOutput]("emr-containers-create-virtual-cluster")
	req := emrcontainerstask.CreateVirtualClusterInput{
		Name: "imaging",
		ContainerProvider: emrcontainerstask.ContainerProvider{
			Type: emrcontainerstask.ContainerProviderTypeEks,
			Info: &emrcontainerstask.ContainerInfo{EksInfo: &emrcontainerstask.EksInfo{Namespace: new("spark")}},
		},
	}
	w.StartAt(builder.Task(w, "Create virtual cluster", emrcontainerstask.CreateVirtualCluster()).
		Arguments(&req, builder.Bind(&req.ContainerProvider.Id, builder.Param("cluster_name"))))
	return w
}

func deleteVirtualCluster[Res any](name string, c builder.Call[emrcontainerstask.DeleteVirtualClusterInput, Res]) builder.Definition {
	w := builder.New[Cluster, Res](name)
	req := emrcontainerstask.DeleteVirtualClusterInput{}
	w.StartAt(builder.Task(w, "Delete virtual cluster", c).
		Arguments(&req, builder.Bind(&req.Id, &w.Input().ID)))
	return w
}

func startJobRun[Res any](name string, c builder.Call[emrcontainerstask.StartJobRunInput, Res]) builder.Definition {
	w := builder.New[Cluster, Res](name)
	req := emrcontainerstask.StartJobRunInput{
		Name:         new("count-studies"),
		ReleaseLabel: new("emr-7.5.0-latest"),
		JobDriver: &emrcontainerstask.JobDriver{SparkSubmitJobDriver: &emrcontainerstask.SparkSubmitJobDriver{
			EntryPoint:          "s3://imaging-jobs/count.py",
			EntryPointArguments: []string{"--since", "2026-01-01"},
		}},
	}
	w.StartAt(builder.Task(w, "Count studies", c).
		Arguments(&req,
			builder.Bind(&req.VirtualClusterId, &w.Input().ID),
			builder.BindPtr(&req.ExecutionRoleArn, builder.Param("job_role_arn"))))
	return w
}
