print("rdbulk")
