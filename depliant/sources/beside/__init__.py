"""What lies beside what people write: pictures, and files that are none of ours."""
